#!/usr/bin/env python3
"""The program as it is installed: check.py WHAT BUILD

    files    cmake --install below a DESTDIR: everything is there, and an edition is made elsewhere with it
    package  the same for the Debian package, unpacked
    options  help, manual page and completions know the same options, and are well formed
"""

import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

EXPECTED = ("bin/rapporteur", "share/rapporteur/styles/forum.css", "share/rapporteur/templates/article.xsl",
            "share/man/man1/rapporteur.1.gz", "share/bash-completion/completions/rapporteur",
            "share/zsh/vendor-completions/_rapporteur", "share/doc/rapporteur/copyright",
            "share/doc/rapporteur/changelog.gz")
GARDEN = "The Garden Debate\n\nBy Ada Reed\n\nUWE: The gardens feed two hundred families.\n\nTC: Thank you.\n"


def run(*command, cwd=None, env=None):
    done = subprocess.run([str(word) for word in command], cwd=cwd, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}: exit code {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def check_prefix(prefix, place):
    missing = [name for name in EXPECTED if not (prefix / name).is_file()]
    if missing:
        sys.exit(f"not installed: {missing}")
    work = place / "elsewhere"
    work.mkdir()
    (work / "garden.txt").write_text(GARDEN)
    program = prefix / "bin/rapporteur"
    run(program, "new", "garden", "--from", "garden.txt", cwd=work)
    run(program, "build", "garden", cwd=work)
    for name in ("article.pdf", "article.epub", "article.xhtml"):
        if not (work / "out/garden" / name).is_file():
            sys.exit(f"the installed program did not make {name}")
    manifest = (work / "out/garden/manifest.json").read_text()
    if '"styles/forum.css"' not in manifest:
        sys.exit("the installed program took its styles from elsewhere")


def check_files(build, place):
    run("cmake", "--install", build, "--prefix", "/opt/rapporteur", env={**os.environ, "DESTDIR": str(place / "root")})
    check_prefix(place / "root/opt/rapporteur", place)


def check_package(build, place):
    run("cpack", "-G", "DEB", "-B", place / "packages", cwd=build)
    package = next((place / "packages").glob("*.deb"))
    run("dpkg-deb", "-x", package, place / "root")
    check_prefix(place / "root/usr", place)
    needed = run("dpkg-deb", "-f", package, "Depends")
    for name in ("pandoc", "fonts-linuxlibertine", "libpodofo", "libc6"):
        if name not in needed:
            sys.exit(f"the package does not depend on {name}: {needed}")
    if shutil.which("lintian"):
        said = run("lintian", "--fail-on", "error", "--allow-root", "--no-cfg", package)
        print(said)


def options_in_help(program):
    commands = re.findall(r"^  ([a-z]+)  ", run(program, "--help").partition("Commands:")[2], re.M)
    return {name: set(re.findall(r"--[a-z-]+(?=[ \n])", run(program, name, "--help").partition("Options:")[2]))
            | set(re.findall(r"--[a-z-]+(?=[ \n])", run(program, name, "--help").partition("takes:")[2]))
            for name in commands}


def check_options(build, place):
    program = build / "rapporteur"
    known = options_in_help(program)
    if len(known) < 10 or "--watch" not in known["build"]:
        sys.exit(f"help was not understood: {known}")
    manual = run(program, "manual")
    bash, zsh = run(program, "completion", "bash"), run(program, "completion", "zsh")
    for name, options in known.items():
        for where, text in (("the manual page", manual.replace("\\-", "-")), ("bash", bash), ("zsh", zsh)):
            lost = [option for option in options | {name} if option not in text]
            if lost:
                sys.exit(f"{where} does not know {lost} of {name}")
    for shell, text in (("bash", bash), ("zsh", zsh), ("mandoc", manual)):
        file = place / shell
        file.write_text(text)
        if shutil.which(shell):
            run(*([shell, "-T", "lint", "-W", "warning,stop", file] if shell == "mandoc" else [shell, "-n", file]))
    script = f". {place}/bash; COMP_WORDS=(rapporteur build --wa); COMP_CWORD=2; _rapporteur; echo $COMPREPLY"
    if run("bash", "-c", script).strip() != "--watch":
        sys.exit("bash does not complete --wa to --watch")


if __name__ == "__main__":
    if len(sys.argv) != 3 or f"check_{sys.argv[1]}" not in globals():
        sys.exit(__doc__)
    with tempfile.TemporaryDirectory() as scratch:
        globals()[f"check_{sys.argv[1]}"](pathlib.Path(sys.argv[2]).resolve(), pathlib.Path(scratch))
