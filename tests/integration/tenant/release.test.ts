/** `npm run release` with a stand-in for the container engine that notes what it is asked. */
import { execFile, execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync } from 'node:zlib';

const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
const NAME = `dialogkort-${version}`;
const run = promisify(execFile);

/** Answers every call; `save` writes what it is asked to save. */
const ENGINE = `#!/bin/sh
echo "$*" >> "$(dirname "$0")/asked"
while [ $# -gt 0 ]; do
  if [ "$1" = --output ]; then printf 'image of %s' "$3" > "$2"; fi
  shift
done
`;

describe('[OPS-24] a release as files', () => {
  let folder: string;
  let checkout: string;

  /** A clone, since this checkout may have changes; the packages are this one's. */
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'dialogkort-release-'));
    checkout = join(folder, 'checkout');
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${process.cwd()}`, checkout]);
    // What is under test is the script as it stands here.
    for (const script of ['scripts/release.ts', 'scripts/image/engine.ts'])
      writeFileSync(join(checkout, script), readFileSync(script));
    const git = ['-C', checkout, '-c', 'user.name=Test', '-c', 'user.email=test@example.dk'];
    execFileSync('git', [...git, 'add', '--all']);
    execFileSync('git', [...git, 'commit', '--quiet', '--allow-empty', '--message', 'as it stands here']);
    for (const engine of ['docker', 'podman']) writeFileSync(join(folder, engine), ENGINE, { mode: 0o755 });
  }, 60_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const release = (...args: string[]) =>
    run(process.execPath, ['scripts/release.ts', ...args], { cwd: checkout });
  const asked = () => readFileSync(join(folder, 'asked'), 'utf8').trim().split('\n');

  test('has image, SBOM, the files that administrators need, and right sums', async () => {
    const out = join(folder, 'out');
    await release('--engine', join(folder, 'docker'), '--out', out);
    const names = ['.files.tar.gz', '.image.tar.gz', '.release.json', '.sbom.cdx.json'].map(
      (end) => NAME + end,
    );
    expect(readdirSync(out).sort()).toEqual(['SHA256SUMS', ...names].sort());
    expect(asked()).toEqual([
      `build --target server --tag dialogkort:${version} .`,
      `save --output ${join(out, `${NAME}.image.tar`)} dialogkort:${version}`,
    ]);
    const read = (end: string) => readFileSync(join(out, NAME + end));
    expect(gunzipSync(read('.image.tar.gz')).toString()).toBe(`image of dialogkort:${version}`);
    const commit = execFileSync('git', ['-C', checkout, 'rev-parse', 'HEAD'], { encoding: 'utf8' }).trim();
    expect(JSON.parse(String(read('.release.json')))).toMatchObject({ version, commit });
    expect(JSON.parse(String(read('.sbom.cdx.json')))).toMatchObject({ bomFormat: 'CycloneDX' });
    for (const line of readFileSync(join(out, 'SHA256SUMS'), 'utf8').trim().split('\n')) {
      const [sum, name = ''] = line.split('  ');
      expect(
        createHash('sha256')
          .update(readFileSync(join(out, name)))
          .digest('hex'),
      ).toBe(sum);
    }
    const files = execFileSync('tar', ['-tzf', join(out, `${NAME}.files.tar.gz`)], { encoding: 'utf8' });
    expect(files).toContain(`${NAME}/deploy/compose.yaml`);
    expect(files).toContain(`${NAME}/docs/admin.md`);
    expect(files).not.toContain('node_modules');
  }, 60_000);

  test('podman is told to write what docker reads', async () => {
    rmSync(join(folder, 'asked'));
    await release('--engine', join(folder, 'podman'), '--image', 'mine', '--out', join(folder, 'second'));
    expect(asked()[0]).toBe(`tag mine dialogkort:${version}`);
    expect(asked()[1]).toMatch(/^save --format docker-archive --output /);
  }, 60_000);

  test('uncommitted changes are refused', async () => {
    writeFileSync(join(checkout, 'deploy', 'new'), '');
    const refused = release('--engine', join(folder, 'docker'), '--out', join(folder, 'third'));
    await expect(refused).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('uncommitted') });
  });
});
