// Goal: a program in another language, made from the description alone, does a library's errands at a running hub.
// Called with the API's address and a token of the scope staff; the hub has one branch, main, and nothing else.
import assert from "node:assert/strict";
import { test } from "node:test";
import { heard, hub, type Heard } from "./client.js";

const [api, token] = [process.env["CARREL_API"] ?? "", process.env["CARREL_TOKEN"] ?? ""];
const staff = hub(api, token);

const TITLES =
  "barcode,bib,title,author,branch\nB1,t1,紅樓夢,曹雪芹,main\nB2,t2,紅樓夢人物論,王昆侖,main\nB3,t3,The Hunger Games,Collins,main\n";
const PATRONS = "id,name,card,home,valid_through,email\nlin,林曉青,C-1,main,2099-12-31,lin@example.org\n";

async function bring(kind: "items-csv" | "patrons-csv", file: string, rows: number) {
  const { data, error } = await staff.POST("/imports/{kind}", {
    params: { path: { kind } },
    // The description says that it is a file; its text is sent as it is.
    body: file as never,
    bodySerializer: (text: unknown) => text as string,
    headers: { "Content-Type": "text/csv" },
  });
  assert.equal(error, undefined);
  assert.equal(data?.taken, rows, JSON.stringify(data));
}

test("a library is brought in", async () => {
  await bring("items-csv", TITLES, 3);
  await bring("patrons-csv", PATRONS, 1);
});

test("titles are found, a page at a time", async () => {
  const found: string[] = [];
  let cursor: string | undefined;
  do {
    const { data } = await staff.GET("/titles", {
      params: { query: { q: "红楼", limit: "1", ...(cursor === undefined ? {} : { cursor }) } },
    });
    assert.ok(data);
    found.push(...data.items.map((item) => item.name));
    cursor = data.next;
  } while (cursor !== undefined && found.length < 10);
  assert.deepEqual(found.sort(), ["紅樓夢", "紅樓夢人物論"]);
});

test("a hold is placed once, read with its tag, and changed only as it was read", async () => {
  const place = () =>
    staff.POST("/holds", {
      params: { header: { "Idempotency-Key": "exercise-1" } },
      body: { patron: "lin", title: "t1", pickup: "main" },
    });
  const first = await place();
  const second = await place();
  assert.equal(first.response.status, 201);
  assert.equal(second.response.status, 201);
  const id = first.data?.id ?? "";
  assert.equal(second.data?.id, id);

  const read = await staff.GET("/holds/{id}", { params: { path: { id } } });
  const tag = read.response.headers.get("ETag") ?? "";
  assert.match(tag, /^"[0-9a-f]+"$/);
  const same = await staff.GET("/holds/{id}", { params: { path: { id } }, headers: { "If-None-Match": tag } });
  assert.equal(same.response.status, 304);

  const pause = (match: string) =>
    staff.PUT("/holds/{id}", {
      params: { path: { id }, header: { "If-Match": match } },
      body: { pauseUntil: "2099-01-01T00:00:00Z" },
    });
  assert.equal((await pause('"other"')).error?.code, "changed-since");
  const paused = await pause(tag);
  assert.equal(paused.response.status, 200);
  assert.ok(paused.data?.until?.startsWith("2099-01-01"), JSON.stringify(paused.data));
});

test("a problem has a code and a sentence in the caller's language", async () => {
  const { error, response } = await hub(api, token, "zh-Hant").GET("/holds/{id}", { params: { path: { id: "none" } } });
  assert.equal(response.status, 404);
  assert.match(response.headers.get("Content-Type") ?? "", /^application\/problem\+json/);
  assert.equal(error?.code, "not-found");
  assert.match(error?.detail ?? error?.title ?? "", /查無/);
  const wrong = await hub(api, "no-token").GET("/branches");
  assert.equal(wrong.response.status, 401);
});

test("a patron chooses how to be told", async () => {
  const path = { id: "lin" };
  const chosen = await staff.PUT("/patrons/{id}/notice-choice", {
    params: { path },
    body: { language: "en", mail: ["hold-ready", "seat-called"] },
  });
  assert.deepEqual(chosen.data?.mail, ["hold-ready", "seat-called"]);
  const { data } = await staff.GET("/patrons/{id}/notice-choice", { params: { path } });
  assert.deepEqual(data, chosen.data);
});

test("what becomes true is heard as it happens", async () => {
  const stop = new AbortController();
  const stream = await staff.GET("/events", { parseAs: "stream", signal: stop.signal });
  assert.equal(stream.response.status, 200);
  const lent = await staff.POST("/loans", { body: { patron: "lin", item: "B3" , branch: "main" } });
  assert.equal(lent.response.status, 201, JSON.stringify(lent.error));
  let first: Heard | undefined;
  for await (const event of heard(stream.data as ReadableStream<Uint8Array>)) {
    first = event;
    break;
  }
  stop.abort();
  assert.match(first?.data ?? "", /B3/);
});
