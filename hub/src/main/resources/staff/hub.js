// The way to the hub: requests with the session's proof, and the stream of facts.
import { current, t } from "./text.js";

let proof = sessionStorage.getItem("carrel.proof") ?? "";

export class Refused extends Error {
  constructor(problem) {
    super(problem.detail ?? problem.title);
    this.code = problem.code;
    this.faults = problem.faults ?? [];
  }
}

export async function ask(method, path, body, more = {}) {
  return told(await send(method, path, body, more));
}

/** With the tag by which the hub tells whether it has changed since. */
export async function tagged(path) {
  const answer = await send("GET", path);
  return { tag: answer.headers.get("ETag"), thing: await told(answer) };
}

/** A change under a key of its own: sent twice, it is done once. */
export const change = (method, path, body, more = {}) => ask(method, path, body, { "Idempotency-Key": crypto.randomUUID(), ...more });

async function send(method, path, body, more = {}) {
  try {
    return await fetch("/api/v1" + path, {
      method,
      headers: {
        "Accept-Language": current(),
        ...(method === "GET" ? {} : { "X-Carrel-Proof": proof }),
        ...(body ? { "Content-Type": "application/json" } : {}),
        ...more,
      },
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Refused({ title: t("failedRequest"), code: "unreachable" });
  }
}

async function told(answer) {
  if (answer.status === 204) return null;
  const read = await answer.json();
  if (!answer.ok) throw new Refused(read);
  return read;
}

export const list = async (path) => (await ask("GET", path)).items;

export async function signIn(login, password) {
  const session = await ask("POST", "/session", { login, password });
  keep(session);
  return session;
}

export async function resume() {
  const session = await ask("GET", "/session");
  keep(session);
  return session;
}

export async function signOut() {
  await ask("DELETE", "/session");
  proof = "";
  sessionStorage.removeItem("carrel.proof");
}

function keep(session) {
  proof = session.proof;
  sessionStorage.setItem("carrel.proof", proof);
}

/** Calls back for each fact; EventSource comes again by itself with the last id it saw. */
export function follow(changed, line) {
  const source = new EventSource("/api/v1/events");
  source.addEventListener("open", () => line(true));
  source.addEventListener("error", () => line(false));
  source.addEventListener("fact", changed);
  source.addEventListener("reload", changed);
  return source;
}
