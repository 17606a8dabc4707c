# Two commands do everything on a fresh Debian or Ubuntu machine with Swift:
#   make lessons   builds and runs the course into Output
#   make test      runs every test
# Both first install the Debian packages that are missing, and say which.

SHELL := /bin/bash
.DEFAULT_GOAL := help
.PHONY: help setup setup-tests build lessons gallery test page wasm wasm-check lint core bench fuzz sanitize format schema install uninstall manual docs clean

DESCENT := .build/release/descent

# The libraries and fonts that the program draws with. Swift's Foundation, linked into the program, needs libcurl.
PACKAGES := pkg-config libcairo2-dev libpango1.0-dev libpng-dev libjpeg-dev zlib1g-dev libisal-dev \
            'libcurl4-openssl-dev|libcurl4-gnutls-dev' fonts-inter fonts-dejavu-core
# What only the tests need: other programs that read our SVG and PDF and make films, and browsers.
# wasi-libc, the LLVM runtime, binaryen and the two of LZMA build the page's engine.
TEST_PACKAGES := wasi-libc libclang-rt-14-dev-wasm32 binaryen lzma-dev xz-utils \
                 librsvg2-bin poppler-utils ffmpeg curl chromium firefox-esr python3-venv node-typescript

help: ## Show the targets
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 22

setup: ## Install the Debian packages that the program needs, where they are missing
	@.ci/install-packages $(PACKAGES)

setup-tests: ## Install what the tests need beside that
	@.ci/install-packages $(PACKAGES) $(TEST_PACKAGES)
	@.ci/setup-page-tests

# With Swift's libraries inside: the program starts in half the time and runs where no Swift is installed.
build: setup ## Build the program in release
	swift build -c release --product descent --static-swift-stdlib

lessons: build ## Run every lesson into Output
	$(DESCENT) run Lessons/*.yaml --output Output

gallery: build ## Draw the pictures of the README
	$(DESCENT) run Lessons/gallery/*.yaml --output Output/gallery --format png --data none

# Optimised as the program is: so the tests take a minute and not a quarter of an hour. In a folder of their own, since
# modules that tests look into are built differently.
TESTED := --configuration release -Xswiftc -enable-testing --scratch-path .build-test

test: setup-tests lint core ## Run every check and test
	swift build $(TESTED) --build-tests
	swift test $(TESTED) --skip-build
	@.ci/build-wasm --check
	$(MAKE) --no-print-directory page

page: setup-tests ## Check the types of the page's script, and test the page in two browsers
	tsc --project Sources/CPage/files/script
	swift build $(TESTED) --product descent
	DESCENT=$(CURDIR)/.build-test/release/descent .build/page-tests/bin/python -m pytest -q -p no:cacheprovider Tests/BrowserTests

lint: ## Check the style of every source file
	swift format lint --strict --parallel --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Benchmarks

# The rooms that the step-through page needs compile without Foundation, existentials and reflection.
core: setup-tests ## Compile the portable core as Embedded Swift for WebAssembly
	swift build --triple wasm32-unknown-none-wasm --scratch-path .build-wasm --target PageShell \
	  -Xswiftc -enable-experimental-feature -Xswiftc Embedded -Xswiftc -wmo

# Where `make install` puts things; DESTDIR is put before it, for those who make packages.
PREFIX ?= /usr/local
DESTDIR ?=
MANUAL := .build/plugins/GenerateManual/outputs/descent
# Not every shell expands the ~ of PREFIX=~/.local; a folder of that name would appear.
at_home = $(patsubst ~,$(HOME),$(patsubst ~/%,$(HOME)/%,$(1)))
ROOT := $(call at_home,$(DESTDIR))$(call at_home,$(PREFIX))
ifneq ($(filter install uninstall,$(MAKECMDGOALS)),)
  ifeq ($(filter /%,$(call at_home,$(PREFIX))),)
    $(error PREFIX is '$(PREFIX)', but must be a whole path from / or ~/, such as PREFIX=~/.local)
  endif
endif

install: build manual ## Install the program, manual pages, completions and lessons below PREFIX (/usr/local)
	@.ci/install-files install "$(ROOT)" $(DESCENT) $(MANUAL)

uninstall: ## Remove what `make install` put below PREFIX
	@.ci/install-files uninstall "$(ROOT)"

manual: setup ## Write the manual pages from the program's own help
	swift package generate-manual --multi-page --date "$$(git log -1 --format=%cs 2>/dev/null || date +%F)"

docs: setup ## Build the documentation of the Swift API, with its tutorial, into .build/documentation
	@.ci/make-docs

wasm: setup-tests ## Build the page's engine as WebAssembly; its result is committed
	@.ci/build-wasm

wasm-check: setup-tests ## Build it again and compare with what is committed (some minutes)
	@.ci/build-wasm --check

bench: build ## Time the workloads
	cd Benchmarks && swift package benchmark

# Inputs made by libFuzzer; FUZZ_RUNS of them for each reader, from the seeds in Tests/Fuzz/Seeds.
FUZZ_RUNS ?= 20000
FUZZ := Tests/Fuzz/.build
fuzz: setup ## Try the readers of formulas, lessons and images on inputs made against them
	for target in Formula Lesson Images; do \
	  swift build --package-path Tests/Fuzz -c release --sanitize fuzzer --product Fuzz$$target && \
	  mkdir -p $(FUZZ)/found/$$target && \
	  $(FUZZ)/release/Fuzz$$target -runs=$(FUZZ_RUNS) -timeout=10 -rss_limit_mb=1024 -max_len=8192 \
	    -verbosity=0 -print_final_stats=1 -artifact_prefix=$(FUZZ)/ \
	    $(FUZZ)/found/$$target Tests/Fuzz/Seeds/$$(echo $$target | tr A-Z a-z) || exit 1; \
	done

# Each of the two builds takes some minutes. What is known to leak without being
# ours is listed in .ci/leak-suppressions, and what is no race in .ci/race-suppressions. SANITIZE_FILTER takes a part of the tests, as `swift test --filter` does.
SANITIZE_FILTER ?= .
sanitize: setup-tests ## Run the tests under the address and the thread sanitizer
	for kind in address thread; do \
	  LSAN_OPTIONS=suppressions=$(CURDIR)/.ci/leak-suppressions:print_suppressions=0 ASAN_OPTIONS=malloc_context_size=100 \
	  TSAN_OPTIONS=suppressions=$(CURDIR)/.ci/race-suppressions \
	  DESCENT_SANITIZER=$$kind swift test --configuration release -Xswiftc -enable-testing \
	    --sanitize=$$kind --scratch-path .build-$$kind --filter '$(SANITIZE_FILTER)' || exit 1; \
	done

format: ## Format every source file in place
	swift format --in-place --parallel --recursive Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Benchmarks

clean: ## Remove what was built; Output stays
	rm -rf .build .build-test .build-wasm .build-address .build-thread Benchmarks/.build Tests/Fuzz/.build
