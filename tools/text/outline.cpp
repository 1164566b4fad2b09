#include "text/outline.h"

#include <cmath>

#include <fmt/format.h>

#include "text/font_impl.h"

namespace text {
namespace {

void append(std::string& out, float x, float y) {
  fmt::format_to(std::back_inserter(out), "{} {}", std::lround(x), -std::lround(y));
}

std::string& path_in(void* data) {
  return *static_cast<std::string*>(data);
}

void move_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  path_in(data) += 'M';
  append(path_in(data), x, y);
}

void line_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y, void*) {
  path_in(data) += 'L';
  append(path_in(data), x, y);
}

void quadratic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float cx, float cy, float x,
                  float y, void*) {
  path_in(data) += 'Q';
  append(path_in(data), cx, cy);
  path_in(data) += ' ';
  append(path_in(data), x, y);
}

void cubic_to(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax, float ay, float bx,
              float by, float x, float y, void*) {
  path_in(data) += 'C';
  append(path_in(data), ax, ay);
  path_in(data) += ' ';
  append(path_in(data), bx, by);
  path_in(data) += ' ';
  append(path_in(data), x, y);
}

void close_path(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
  path_in(data) += 'Z';
}

struct Pen {
  hb_draw_funcs_t* functions = hb_draw_funcs_create();
  Pen() {
    hb_draw_funcs_set_move_to_func(functions, move_to, nullptr, nullptr);
    hb_draw_funcs_set_line_to_func(functions, line_to, nullptr, nullptr);
    hb_draw_funcs_set_quadratic_to_func(functions, quadratic_to, nullptr, nullptr);
    hb_draw_funcs_set_cubic_to_func(functions, cubic_to, nullptr, nullptr);
    hb_draw_funcs_set_close_path_func(functions, close_path, nullptr, nullptr);
  }
  ~Pen() { hb_draw_funcs_destroy(functions); }
  Pen(const Pen&) = delete;
  Pen& operator=(const Pen&) = delete;
};

}  // namespace

std::string outline(const Font& font, std::uint32_t glyph) {
  const Pen pen;
  std::string path;
  hb_font_get_glyph_shape(font.impl().font.get(), glyph, pen.functions, &path);
  return path;
}

}  // namespace text
