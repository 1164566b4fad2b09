#include "text/protrusion.h"

#include <algorithm>
#include <iterator>

namespace text {
namespace {

struct Row {
  char32_t character;
  int left, right;
};

// Small marks in the middle or at the foot of their width hang out by about half of their ink;
// slanted and open letters by as much as makes their edge look level with a stem. By code point.
constexpr Row rows[] = {
    {U'!', 0, 120},        {U'"', 350, 350},      {U'\'', 450, 450},     {U'(', 100, 0},
    {U')', 0, 120},        {U'*', 200, 200},      {U',', 0, 600},        {U'-', 350, 550},
    {U'.', 0, 650},        {U'/', 80, 150},       {U'1', 40, 30},        {U'4', 40, 0},
    {U'7', 40, 50},        {U':', 0, 450},        {U';', 0, 400},        {U'?', 0, 120},
    {U'A', 50, 50},        {U'C', 25, 0},         {U'D', 0, 25},         {U'F', 0, 50},
    {U'G', 25, 0},         {U'J', 40, 0},         {U'K', 0, 40},         {U'L', 0, 50},
    {U'O', 25, 25},        {U'P', 0, 40},         {U'Q', 25, 25},        {U'R', 0, 30},
    {U'T', 60, 60},        {U'V', 55, 55},        {U'W', 45, 45},        {U'X', 40, 40},
    {U'Y', 60, 60},        {U'Z', 20, 20},        {U'[', 60, 0},         {U']', 0, 60},
    {U'c', 20, 0},         {U'e', 20, 15},        {U'f', 0, 40},         {U'k', 0, 40},
    {U'o', 20, 20},        {U'r', 0, 60},         {U't', 0, 50},         {U'v', 50, 50},
    {U'w', 40, 40},        {U'x', 40, 40},        {U'y', 50, 50},        {U'z', 20, 20},
    {U'\u00AB', 300, 200}, {U'\u00AD', 0, 550},   {U'\u00BB', 200, 300}, {U'\u2010', 350, 550},
    {U'\u2011', 350, 550}, {U'\u2013', 150, 300}, {U'\u2014', 80, 160},  {U'\u2018', 500, 400},
    {U'\u2019', 400, 600}, {U'\u201A', 400, 400}, {U'\u201C', 400, 300}, {U'\u201D', 300, 450},
    {U'\u201E', 300, 300}, {U'\u2022', 200, 200}, {U'\u2026', 0, 200},   {U'\u2039', 400, 300},
    {U'\u203A', 300, 400},
};

static_assert(std::is_sorted(std::begin(rows), std::end(rows),
                             [](const Row& a, const Row& b) { return a.character < b.character; }));

}  // namespace

Protrusion protrusion_of(char32_t character) {
  const Row* row = std::lower_bound(std::begin(rows), std::end(rows), character,
                                    [](const Row& r, char32_t c) { return r.character < c; });
  if (row == std::end(rows) || row->character != character) return {};
  return {row->left, row->right};
}

}  // namespace text
