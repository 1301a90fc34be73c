# Briefbot as a container: docker build -t briefbot . && docker compose up -d (compose.yaml says the rest).
# The versions are those of constraints.txt, with which Briefbot was tested.

FROM python:3.13-slim-bookworm AS build
COPY --from=ghcr.io/astral-sh/uv:0.9 /uv /bin/uv
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy
WORKDIR /source
COPY . .
RUN uv venv /briefbot \
    && VIRTUAL_ENV=/briefbot uv pip install --no-cache --constraints constraints.txt ".[metrics,postgres]"

FROM python:3.13-slim-bookworm
LABEL org.opencontainers.image.title="Briefbot" \
      org.opencontainers.image.description="Cited briefings from a folder of news documents, in Discord" \
      org.opencontainers.image.licenses="MIT"
COPY --from=build /briefbot /briefbot
# A fixed number, so that the rights of a volume stay right. Nobody logs in as it, and it owns /data alone.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin briefbot \
    && install --directory --owner=10001 --group=10001 --mode=0700 /data \
    && install --directory /documents
ENV PATH=/briefbot/bin:$PATH PYTHONUNBUFFERED=1 BRIEFBOT_DATA=/data BRIEFBOT_SEEDS=/documents
USER 10001:10001
WORKDIR /data
VOLUME ["/data"]
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 CMD ["briefbot", "health"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["briefbot"]
CMD ["run"]
