# syntax=docker/dockerfile:1
# One image for all roles: antragswerk serve, worker, migrate, simulator.

FROM swift:6.3-bookworm AS build
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libpq-dev libssl-dev libcurl4-openssl-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY Package.swift ./
RUN swift package resolve
COPY Sources Sources
COPY Benchmarks Benchmarks
COPY Fuzz Fuzz
COPY Tests Tests
RUN swift build -c release --static-swift-stdlib --product antragswerk \
    && install -D "$(swift build -c release --show-bin-path)/antragswerk" /out/antragswerk \
    && strip /out/antragswerk \
    && find "$(swift build -c release --show-bin-path)" -maxdepth 1 -name '*.resources' -exec cp -r {} /out/ \;

FROM debian:bookworm-slim AS typst
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends python3-venv \
    && rm -rf /var/lib/apt/lists/*
COPY scripts/typst-requirements.txt /tmp/
RUN python3 -m venv /opt/typst \
    && /opt/typst/bin/pip install --quiet --no-cache-dir --disable-pip-version-check -r /tmp/typst-requirements.txt

FROM debian:bookworm-slim
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends ca-certificates curl fonts-dejavu-core libcurl4 libpq5 libssl3 libxml2 python3 tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --home-dir /var/lib/antragswerk --create-home antragswerk \
    && install -d -o antragswerk -g antragswerk /var/lib/antragswerk/simulator
COPY --from=build /out/ /usr/local/bin/
COPY --from=typst /opt/typst /opt/typst
COPY scripts/container/entrypoint /usr/local/bin/antragswerk-entrypoint
COPY Forms /usr/share/antragswerk/Forms
COPY Migrations /usr/share/antragswerk/Migrations
ENV ANTRAGSWERK_FORMS=/usr/share/antragswerk/Forms \
    ANTRAGSWERK_MIGRATIONS=/usr/share/antragswerk/Migrations \
    ANTRAGSWERK_LISTEN=0.0.0.0:8080 \
    ANTRAGSWERK_TYPST_PYTHON=/opt/typst/bin/python
USER antragswerk
WORKDIR /var/lib/antragswerk
EXPOSE 8080
ENTRYPOINT ["antragswerk-entrypoint"]
CMD ["serve"]
