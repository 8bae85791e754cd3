# The commands people need. Each does its own set-up.
.PHONY: run build test bench format lint

run: build            ## Start everything on this machine, with demo logins
	@bin/antragswerk dev

build:                ## Build the release binary, bin/antragswerk
	@scripts/setup run
	@scripts/build

test:                 ## Unit, integration, browser and fault tests
	@scripts/test

bench: build          ## Measure against peers; prints one table
	@scripts/build antragswerk-bench
	@scripts/setup bench
	@Benchmarks/run

format:               ## Format all Swift files in place
	@swift format -i -r Package.swift Sources Tests

lint:                 ## Check formatting and style
	@scripts/lint
