// The page as one file that holds another record. Its script and style are those of this page: found in it where it is
// such a file itself, else fetched from where the server keeps them. The rules are those of export/page.py.

import { sha256 } from "@noble/hashes/sha2.js";
import type { Payload } from "../lib/types";
import { takeaway as words } from "./words";

/** The document of `payload`. Throws an Error with one clear line where script or style cannot be had. */
export async function documentOf(payload: Payload): Promise<string> {
  const script = await contentOf(document.querySelector<HTMLScriptElement>("script[type=module]"));
  const style = await contentOf(document.querySelector<HTMLStyleElement | HTMLLinkElement>("head > style, link[rel=stylesheet]"));
  return filled(payload, inline(script, "script"), inline(style, "style"), document.querySelector("noscript")?.textContent ?? "");
}

/** The text of a page with script and style inside, under a policy that lets run these two and nothing else. */
export function filled(payload: Payload, script: string, style: string, noscript: string): string {
  const policy = [
    "default-src 'none'",
    `script-src '${hashOf(script)}'`,
    `style-src '${hashOf(style)}'`,
    "img-src data:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const head = [
    '<meta charset="utf-8" />',
    `<meta http-equiv="Content-Security-Policy" content="${policy}" />`,
    '<meta name="viewport" content="width=device-width, initial-scale=1" />',
    '<meta name="color-scheme" content="light dark" />',
    '<meta name="referrer" content="no-referrer" />',
    '<link rel="icon" href="data:," />',
    element("title", "", escapeMarkup(payload.title)),
    element("script", ' type="module"', script),
    element("style", "", style),
  ];
  const body = [
    element("div", ' id="app"', ""),
    element("noscript", "", escapeMarkup(noscript)),
    element("script", ' type="application/json" id="record"', escapeJson(JSON.stringify(payload))),
  ];
  return `<!doctype html>\n<html lang="en">\n${element("head", "", lines(head))}\n${element("body", "", lines(body))}\n</html>\n`;
}

async function contentOf(found: HTMLScriptElement | HTMLStyleElement | HTMLLinkElement | null): Promise<string> {
  if (found === null) throw new Error(words.noDocument);
  const address = found instanceof HTMLLinkElement ? found.href : found instanceof HTMLScriptElement ? found.src : "";
  if (!address) return found.textContent ?? "";
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) throw new Error(words.noDocument);
  return answer.text();
}

/** Script or style that cannot end its element: in JavaScript and in CSS the backslash changes nothing. */
function inline(text: string, name: string): string {
  return text.replaceAll("\r\n", "\n").replace(new RegExp(`<(?=/${name})`, "gi"), "<\\");
}

// Built by name, so that this script, which stands in such an element, never holds the element's own marks.
const element = (name: string, attributes: string, content: string): string => `<${name}${attributes}>${content}</${name}>`;
const lines = (parts: readonly string[]): string => `\n${parts.join("\n")}\n`;

/** In JSON these stand only inside strings, where an escape says the same: no markup can begin in the data block. */
function escapeJson(json: string): string {
  return json.replace(/[<>&\u2028\u2029]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

const MARKS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" };

function escapeMarkup(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => MARKS[mark]!);
}

function hashOf(text: string): string {
  return `sha256-${btoa(String.fromCharCode(...sha256(new TextEncoder().encode(text))))}`;
}
