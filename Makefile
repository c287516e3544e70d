# Every target installs what it needs on Debian by scripts/install.sh, once.

.PHONY: help run demo test soak check bench screenshots goldens manual windows clean

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: ## build Kapukód and open its window (the demo where there is no display)
	@scripts/run.sh

demo: ## a whole enrolment against the practice page, on a virtual screen
	@scripts/demo.sh

test: ## everything: vet, unit tests with the race detector, the end-to-end test
	@scripts/test.sh

soak: ## the long tests: every fuzz target, a thousand kills (SOAK_FUZZ=60s SOAK_KILLS=1000)
	@scripts/soak.sh

check: ## gofmt, vet, staticcheck, go.mod
	@scripts/check.sh

bench: ## the benchmarks
	@scripts/bench.sh

bench-scan: ## the scanner beside ZBar and zxing-cpp, on screens made for it
	@scripts/bench-scan.sh

screenshots: ## pictures of every screen into docs/screenshots
	@scripts/screenshots.sh

goldens: ## what every page says and looks like, to be compared by the tests; sheets of them into docs/screenshots
	@scripts/goldens.sh

manual: ## the Hungarian manual into docs/hu, from the guides and the pictures
	@scripts/manual.sh

windows: ## cross-build dist/windows/kapukod.exe and kapukod-cli.exe
	@scripts/windows.sh

clean: ## remove what was built
	rm -rf bin dist
