// A client of the hub's API: everything that it may call, and what that answers, is in generated/hub.ts.
import createClient, { type Client } from "openapi-fetch";
import type { components, paths } from "./generated/hub.js";

export type Hub = Client<paths>;
export type Problem = components["schemas"]["Problem"];

/** A client with an API token; problems are told in the language given. */
export function hub(api: string, token: string, language: "zh-Hant" | "en" = "en"): Hub {
  return createClient<paths>({
    baseUrl: api,
    headers: { Authorization: `Bearer ${token}`, "Accept-Language": language },
  });
}

/** One server-sent event. */
export interface Heard {
  id: string;
  event: string;
  data: string;
}

/** Reads server-sent events from the body of `GET /events`, until it ends. */
export async function* heard(body: ReadableStream<Uint8Array>): AsyncGenerator<Heard> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const bytes of body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(bytes, { stream: true });
    const blocks = rest.split("\n\n");
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = new Map<string, string>();
      for (const line of block.split("\n")) {
        const colon = line.indexOf(":");
        if (colon > 0) fields.set(line.slice(0, colon), line.slice(colon + 1).trimStart());
      }
      if (fields.has("data")) {
        yield { id: fields.get("id") ?? "", event: fields.get("event") ?? "", data: fields.get("data") ?? "" };
      }
    }
  }
}
