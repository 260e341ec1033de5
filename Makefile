# What people run often. Everything also works with the go command alone.
.PHONY: build check test e2e eval bench data clean

SHARED ?= $(or $(SITREP_SHARED),../shared)
STATICCHECK := honnef.co/go/tools/cmd/staticcheck@v0.8.2

build:
	CGO_ENABLED=0 go build -trimpath -ldflags=-s -o sitrep ./cmd/sitrep

# Format, vet, linter, race tests, data tests.
check: build
	@test -z "$$(gofmt -l . | grep -v '^tmp/')" || { echo "gofmt these:"; gofmt -l .; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...
	CGO_ENABLED=1 go test -race ./...
	./sitrep test data

test:
	go test ./...

# The pages in Chromium, over a store filled from the crisis; needs Node.js and Chromium
# (apt-get install chromium, or its path in CHROMIUM).
e2e: build
	cd web/e2e && npm ci --no-audit --no-fund && npm run check && npm test

# Check the data that people edit.
data: build
	./sitrep test data

# All benches against the gold, into eval/scoreboard.txt. The engine's analyses
# are kept in .cache, so that a second run measures the coder alone.
eval: build
	./sitrep scoreboard --shared $(SHARED) --cache .cache/analyses --out eval/scoreboard.txt

bench: build
	./sitrep bench $(SHARED)/gold/newswire_raw.jsonl

clean:
	rm -rf sitrep .cache
