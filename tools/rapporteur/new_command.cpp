#include <cerrno>
#include <filesystem>

#include <fmt/format.h>

#include "base/error.h"
#include "base/file.h"
#include "edition/plain_text.h"
#include "rapporteur/commands.h"
#include "rapporteur/desk.h"
#include "rapporteur/new_debate.h"

namespace rapporteur {
namespace {

namespace fs = std::filesystem;

constexpr Option options[] = {
    {0, "from", "FILE", "the transcript: text, docx, odt, html or Markdown; - is standard input"},
};

void refuse_to_overwrite(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder, error)) {
    const fs::path name = entry.path().filename();
    if (name != "debate.toml" && name.stem() != "transcript" && name.stem() != "received") continue;
    base::fail(base::Error::Kind::environment, "C015", entry.path().string(),
               "is there already; nothing was written", "name a new folder");
  }
}

// As it can be typed again.
std::string shell_word(const std::string& text) {
  constexpr std::string_view plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./_-";
  if (!text.empty() && text.find_first_not_of(plain) == std::string::npos) return text;
  std::string quoted = "'";
  for (const char c : text) quoted += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return quoted + "'";
}

void make_folder(const fs::path& folder) {
  std::error_code error;
  fs::create_directories(folder, error);
  if (error) {
    base::fail(base::Error::Kind::environment, "B005", folder.string(),
               fmt::format("cannot be made: {}", error.message()));
  }
}

void run(const Arguments& arguments, Console& console) {
  const fs::path folder = arguments.operands[0];
  const std::string source = arguments.value("from");
  if (source.empty()) {
    base::fail(base::Error::Kind::environment, "C002", "rapporteur",
               "new needs --from: the transcript to begin with",
               "rapporteur new my-debate --from transcript.docx");
  }
  refuse_to_overwrite(folder);
  const std::string received = base::read_file(source);
  const auto reader = edition::reader_for(source, received);
  const std::string raw = reader ? edition::to_plain_text(received, *reader, {}) : received;
  check_transcript(raw, source);
  const FirstLook look = look_at(raw, "transcript.txt");
  make_folder(folder);
  // What Pandoc made of it is the transcript from now on; the file itself stays beside it.
  if (reader) {
    const std::string kept = "received" + fs::path(source).extension().string();
    base::write_file(folder / kept, received);
  }
  base::write_file(folder / "transcript.txt", raw);
  base::write_file(folder / "debate.toml", first_settings(look));
  const auto plural = [](std::size_t count) { return count == 1 ? "" : "s"; };
  console.say(fmt::format("{}: {} post{}, {} with a label, {} participant{}{}{}", folder.string(),
                          look.posts, plural(look.posts), look.labelled, look.people.size(),
                          plural(look.people.size()), look.title.empty() ? "" : ": ", look.title));
  const std::string name = shell_word(folder.string());
  const std::string review =
      fmt::format("{} review {} -o review.html", program_invocation_name, name);
  const std::string build = fmt::format("{} build {}", program_invocation_name, name);
  console.say(
      fmt::format("Next: look at {}, then\n  {}   # see every change, and decide\n  {:<{}}   # "
                  "make the editions",
                  (folder / "debate.toml").string(), review, build, review.size()));
}

}  // namespace

Command new_command() {
  return {"new",
          "DIR",
          "a debate folder from a transcript",
          "Makes a folder with the transcript and a debate.toml that holds what was found in it:\n"
          "title, authors, language, participants. Text is taken byte for byte, other formats are\n"
          "read by Pandoc and kept beside it. Nothing is ever overwritten.",
          options,
          1,
          1,
          run};
}

}  // namespace rapporteur
