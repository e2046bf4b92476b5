# The app's server: `docker build -t dialogkort .`; see docs/admin.md. It needs no privilege and writes nowhere but in DATA_DIR.
ARG NODE_IMAGE=node:24.21.0-bookworm-slim

# Everything that a developer has, to build the pages.
FROM ${NODE_IMAGE} AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci
COPY tsconfig.json webpack.config.js ./
COPY appPackage/color.svg ./appPackage/
COPY scripts ./scripts
COPY src ./src
RUN node scripts/build/main.ts

# Only what runs, and no package's own install scripts. What only the pages are made of goes: two thirds of the image.
FROM ${NODE_IMAGE} AS packages
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts \
 && npm uninstall --no-save --omit=dev --ignore-scripts \
      @cantoo/pdf-lib @expo-google-fonts/source-sans-3 @fluentui/react-components @fluentui/react-icons @microsoft/teams-js \
      docx fflate fontkit httpxy pdfjs-dist qr react react-dom saxen

FROM ${NODE_IMAGE} AS server
LABEL org.opencontainers.image.title="Dialogkort for Teams" \
      org.opencontainers.image.licenses="MIT"
# Half of what Node takes for short-lived objects, which measured as fast: a flood of connections fills all of it.
ENV NODE_ENV=production \
    NODE_OPTIONS=--max-semi-space-size=8 \
    HOST=0.0.0.0 \
    PORT=3000 \
    DATA_DIR=/data
# Owned by the server's user, so that a volume that is mounted here is, too. With PostgreSQL only the security log is written to it.
RUN install -d -o node -g node -m 0700 /data
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE ./
COPY decks ./decks
COPY src/shared ./src/shared
COPY src/domain ./src/domain
COPY src/relay ./src/relay
COPY src/securityLog ./src/securityLog
COPY src/sql ./src/sql
COPY src/server ./src/server
# What reads and writes tables as a client does: the server's process that sums them up, the doctor's that tries
# one, and `npm run session` and `npm run relays` for administrators.
COPY src/fluid ./src/fluid
COPY src/summaries ./src/summaries
COPY scripts/session.ts scripts/relays.ts scripts/securityLog.ts scripts/to-postgres.ts ./scripts/
COPY scripts/session ./scripts/session
COPY --from=build /app/dist/client ./dist/client
COPY --from=build /app/dist/sbom.cdx.json ./
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s --retries=3 CMD ["node", "src/server/healthcheck.ts"]
# Node itself is the first process: signals reach it, and it ends cleanly within 25 seconds.
CMD ["node", "src/server/main.ts"]
