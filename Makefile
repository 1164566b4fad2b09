# The verbs of the house. Each does all that it needs by itself, on a machine with git, make and
# the Debian archives. `make help` lists them.

SHELL := /bin/bash
.DEFAULT_GOAL := all
MAKEFLAGS += --no-print-directory --no-builtin-rules
.DELETE_ON_ERROR:

# The debates whose editions `make` builds, and where these go.
SEEDS ?= $(patsubst %/,%,$(wildcard seeds/*/))
OUT ?= out
# Public reference material beside the checkout: the TEI 4.8.0 schemas, css-parsing-tests.
REFERENCE ?= ../shared
JOBS ?= $(shell nproc)
PREFIX ?= /usr/local

program := build/rapporteur
sources := $(shell find tools CMakeLists.txt CMakePresets.json -name '*.cpp' -o -name '*.h' -o -name 'CMake*')
format_files := $(shell find tools tests -name '*.cpp' -o -name '*.h')

all: editions  ## packages, program, and the editions of every debate in seeds/

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' Makefile

# --- the program -------------------------------------------------------------------------------

packages:  ## the Debian packages for the program, if any is missing
	@tools/install_packages.sh build run

packages-%:
	@tools/install_packages.sh build run $*

build/build.ninja: | packages
	cmake --preset release

# A stamp, because ninja rightly leaves the program alone when a change does not concern it.
build/.program: $(sources) build/build.ninja
	cmake --build --preset release -j $(JOBS) --target rapporteur documents
	@touch $@

program: build/.program  ## build/rapporteur alone

# --- the editions ------------------------------------------------------------------------------

# What is out of date the program itself knows, by content; when nothing is, it says so.
editions: build/.program  ## the editions alone
	@$(program) build $(SEEDS) -o $(OUT)

# --- the tests ---------------------------------------------------------------------------------

test: packages-test build/build.ninja  ## the whole test suite
	cmake --build --preset release -j $(JOBS)
	ctest --preset release -j $(JOBS)

conformance: packages-test packages-conformance editions  ## a browser and the outside validators on what is made
	@tests/browser/run
	@$(program) build -q tests/browser/town-garden -o $(OUT)
	@REFERENCE=$(REFERENCE) tests/conformance/run $(OUT)

picture: packages-test packages-conformance build/.program  ## the picture of the review page in the README
	@tests/browser/run --picture tests/pages/review.png

check: format-check lint test  ## format, lint, layers and tests

approve: packages-test build/build.ninja  ## accept what the golden tests make now; git diff is the review
	cmake --build --preset release -j $(JOBS)
	-RAPPORTEUR_APPROVE=1 ctest --preset release
	@git status --short tests

asan: packages-test  ## the tests under the address and undefined-behaviour sanitizers
	cmake --preset asan
	cmake --build --preset asan -j $(JOBS)
	ctest --preset asan -j $(JOBS)

format: packages-test  ## bring the C++ into the house's format
	clang-format -i $(format_files)

format-check: packages-test
	clang-format --dry-run --Werror $(format_files)

lint: packages-lint build/build.ninja  ## clang-tidy on every source file
	run-clang-tidy -quiet -p build -j $(JOBS) -extra-arg=-Wno-unknown-warning-option "^$(CURDIR)/tools/.*\.cpp$$"

clang: packages-clang  ## the program by the second compiler; a warning is an error
	cmake --preset clang
	cmake --build --preset clang -j $(JOBS) --target rapporteur

fuzz: packages-fuzz packages-clang  ## every fuzz target for FUZZ_SECONDS each (default 60)
	cmake --preset fuzz
	cmake --build --preset fuzz -j $(JOBS)
	@tests/fuzz/run build/fuzz $(or $(FUZZ_SECONDS),60)

bench: all  ## how long each edition takes beside other formatters, and how normalizing grows
	@tests/bench/run $(program) $(OUT)
	@tests/bench/normalize $(program)

# --- the rest ----------------------------------------------------------------------------------

install: build/.program  ## the program, styles and templates below DESTDIR and PREFIX (default /usr/local)
	DESTDIR=$(DESTDIR) cmake --install build --prefix $(PREFIX)

deb: packages-deb build/.program  ## a Debian package of it in build/
	cd build && cpack -G DEB
	@ls build/*.deb

clean:  ## remove all that was built; fetched validators stay in .cache/
	rm -rf build $(OUT)

.PHONY: all help packages program editions test conformance picture check approve asan format format-check lint clang fuzz bench install deb clean
