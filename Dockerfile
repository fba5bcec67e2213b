# seinaton as an image: the program with Voikko, for a Neo4j server (docker-compose.yml) or with its own embedded store.
#
# Read against python:3.11-slim-bookworm and its commands tried one by one without Docker; no image has been built yet.

# One Debian with Python for both stages; renewed with Debian's and Python's security fixes under this tag.
ARG BASE=python:3.11-slim-bookworm

FROM ${BASE} AS build
WORKDIR /source
# Without a pip of its own: nothing is installed in the finished image.
RUN python -m venv --without-pip /opt/seinaton
# The libraries first, so that a change in the program does not fetch them again.
COPY pyproject.toml constraints.txt LICENSE README.md ./
RUN mkdir graph loaders api visuals \
    && pip --python /opt/seinaton install --no-cache-dir --constraint constraints.txt . \
    && pip --python /opt/seinaton uninstall --yes seinaton
COPY graph graph
COPY loaders loaders
COPY api api
COPY visuals visuals
RUN pip --python /opt/seinaton install --no-cache-dir --no-deps .

FROM ${BASE}
# Voikko gives Finnish words their base forms; without it search finds less.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libvoikko1 voikko-fi \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/seinaton /opt/seinaton
# The folder for files of one's own, and for the embedded store: mount a volume there.
RUN useradd --create-home --uid 10001 seinaton \
    && install --directory --owner=seinaton --group=seinaton /data
ENV PATH="/opt/seinaton/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    SEINATON_STORE=sqlite:/data/seinaton.db
USER seinaton
WORKDIR /data
ENTRYPOINT ["seinaton"]
CMD ["--help"]
