// Compiles the front end into static/dist: styles, scripts, fonts and pictures. Run by `npm run build`.

import { cp, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { build } from "esbuild";
import { compileAsync } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, "src");
const packages = join(here, "..", "node_modules");
const target = join(here, "dist");

const FONT = "@fontsource/source-sans-3";
const FACES = ["400-normal", "400-italic", "600-normal", "700-normal"];
const SUBSETS = ["latin", "latin-ext"];

async function styles(name) {
  const { css } = await compileAsync(join(source, `${name}.scss`), {
    loadPaths: [join(packages, "govuk-frontend", "dist")],
    quietDeps: true,
    style: "compressed",
  });
  await writeFile(join(target, `${name}.css`), css);
}

async function scripts() {
  await build({
    entryPoints: [join(source, "portal.js"), join(source, "enabled.js")],
    outdir: target,
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    logLevel: "warning",
  });
}

async function fonts() {
  const from = join(packages, FONT);
  await mkdir(join(target, "fonts"), { recursive: true });
  for (const subset of SUBSETS) {
    for (const face of FACES) {
      const file = `source-sans-3-${subset}-${face}.woff2`;
      await cp(join(from, "files", file), join(target, "fonts", file));
    }
  }
  await cp(join(from, "LICENSE"), join(target, "fonts", "LICENSE.txt"));
}

async function pictures() {
  for (const file of await readdir(join(here, "images"))) {
    await cp(join(here, "images", file), join(target, "images", file));
  }
}

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await Promise.all([styles("portal"), styles("paper"), scripts(), fonts(), pictures()]);
