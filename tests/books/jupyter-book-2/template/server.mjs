// MyST starts this server, asks it for every page, and keeps the answers as the static site.
// Where to listen and where MyST offers the content comes in the environment.
import { createServer } from "node:http";

const { HOST, PORT, CONTENT_CDN_PORT } = process.env;
// MyST replaces this folder by the base URL and build/.
const ASSETS = "/myst_assets_folder";

const FILES = {
  "/robots.txt": "User-agent: *\nAllow: /\n",
  "/myst-theme.css": "",
  "/sitemap.xml": '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"/>\n',
  "/sitemap_style.xsl": '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/>\n',
  "/favicon.ico": "",
};

async function answer(path) {
  if (path in FILES) return FILES[path];
  if (path.endsWith(".json")) return JSON.stringify(await content(`/content${path}`));
  const site = await content("/config.json");
  const slug = path.slice(1).replaceAll("/", ".") || site.projects[0].index;
  return page(site, await content(`/content/${slug}.json`));
}

async function content(path) {
  const response = await fetch(`http://${HOST}:${CONTENT_CDN_PORT}${path}`);
  if (!response.ok) throw new Error(`MyST has no ${path}`);
  return response.json();
}

function page(site, { frontmatter, mdast }) {
  const [project] = site.projects;
  const image = [frontmatter, project].flatMap((it) => [it.thumbnailOptimized, it.thumbnail]).find(Boolean);
  const logo = site.options?.logo;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${escape(frontmatter.title ?? project.title)}</title>
${image ? `<meta property="og:image" content="${escape(ASSETS + image)}">` : ""}
<link rel="stylesheet" href="${ASSETS}/plain.css">
</head>
<body>
${logo ? `<img src="${escape(ASSETS + logo)}" alt="Logo">` : ""}
<main>${escape(text(mdast))}</main>
</body>
</html>
`;
}

function text(node) {
  return node.value ?? (node.children ?? []).map(text).join(" ");
}

function escape(value) {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

const server = createServer(async (request, response) => {
  try {
    response.end(await answer(new URL(request.url, "http://site").pathname));
  } catch (error) {
    response.writeHead(404).end(error.message);
  }
});
// MyST waits for a line with this address.
server.listen(PORT, HOST, () => console.log(`Listening on http://${HOST}:${PORT}`));
