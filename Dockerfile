# Seinätön with the embedded store: one process, one file, no server beside it.
FROM python:3.11-slim-bookworm AS build
WORKDIR /source
RUN python -m venv /opt/seinaton
# The libraries first, so that a change in the program does not fetch them again.
COPY pyproject.toml constraints.txt LICENSE README.md ./
RUN mkdir graph loaders api visuals \
    && /opt/seinaton/bin/pip install --no-cache-dir --constraint constraints.txt . \
    && /opt/seinaton/bin/pip uninstall --yes seinaton
COPY graph graph
COPY loaders loaders
COPY api api
COPY visuals visuals
RUN /opt/seinaton/bin/pip install --no-cache-dir --no-deps .

FROM python:3.11-slim-bookworm
# Voikko gives Finnish words their base forms; without it search finds less.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libvoikko1 voikko-fi \
    && rm -rf /var/lib/apt/lists/*
COPY --from=build /opt/seinaton /opt/seinaton
RUN useradd --create-home --uid 10001 seinaton \
    && install --directory --owner=seinaton --group=seinaton /data
ENV PATH="/opt/seinaton/bin:$PATH" \
    PYTHONDONTWRITEBYTECODE=1 \
    SEINATON_STORE=sqlite:/data/seinaton.db
USER seinaton
WORKDIR /data
VOLUME /data
ENTRYPOINT ["seinaton"]
CMD ["--help"]
