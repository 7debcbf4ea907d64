// The command line as a person or a script meets it: what it prints, what it writes, how it ends.
import assert from "node:assert/strict";
import { existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { launchBrowser } from "./browser.mjs";
import { aloud, repository, serve, temporaryFolder } from "./harness/aloud.mjs";
import { fliteAudio } from "./harness/flite-reference.mjs";
import { correlation, readWav, resample, toFloat } from "./harness/wav.mjs";

const SENTENCE = "The lamp was lit before anybody came down the stairs.";
const FAILED = 1;
const WRONG_USAGE = 2;
const OUT_OF_MEMORY = 3;
const TRY_AGAIN = 75;
const STOPPED_BY_SIGTERM = 143;

describe("help", () => {
  for (const args of [["help"], ["--help"], []]) {
    test(`./aloud ${args.join(" ")} names every command`, async () => {
      const { code, stdout } = await aloud(args);
      assert.equal(code, 0);
      for (const command of ["serve", "speak", "models", "test"]) {
        assert.match(stdout, new RegExp(`^  ${command}\\b`, "m"));
      }
    });
  }

  for (const command of ["serve", "speak", "models", "models install"]) {
    test(`./aloud ${command} --help explains its options`, async () => {
      const { code, stdout } = await aloud([...command.split(" "), "--help"]);
      assert.equal(code, 0);
      assert.match(stdout, new RegExp(`Usage: aloud ${command}`));
    });
  }

  test("an unknown command or option is wrong usage, said on standard error", async () => {
    for (const args of [
      ["sing"],
      ["help", "sing"],
      ["build", "--loudly"],
      ["models", "--loudly"],
      ["models", "install"],
      ["models", "install", "nobody"],
      ["speak"],
      ["serve", "--port", "many"],
    ]) {
      const { code, stdout, stderr } = await aloud(args);
      assert.equal(code, WRONG_USAGE, `aloud ${args.join(" ")}: ${stderr}`);
      assert.equal(stdout, "");
      assert.notEqual(stderr, "");
    }
  });

  test("a command that there is not is told in one line, with what was probably meant", async () => {
    for (const [args, meant] of [
      [["speek", "Hello"], "speak"],
      [["install", "kokoro-82m"], "models install"],
      [["help", "serv"], "serve"],
      [["models", "instal", "kokoro-82m"], "install"],
    ]) {
      const { code, stderr } = await aloud(args);
      assert.equal(code, WRONG_USAGE);
      assert.match(stderr.split("\n")[0], new RegExp(`^aloud: there is no command .*did you mean '${meant}'`));
      assert.ok(stderr.trimEnd().split("\n").length <= 2, stderr);
    }
  });

  test("standard error is empty where all is well", async () => {
    for (const args of [["version"], ["speak", "--help"], ["models", "--json"]]) {
      const { code, stdout, stderr } = await aloud(args);
      assert.equal(code, 0);
      assert.notEqual(stdout, "");
      assert.equal(stderr, "");
    }
  });

  test("a heap that is full is told, with what to do", async () => {
    const folder = temporaryFolder();
    const text = join(folder, "text.txt");
    writeFileSync(text, `${SENTENCE} `.repeat(1000));
    const { code, stderr } = await aloud(["speak", text, "-o", join(folder, "out.wav")], {
      env: { ALOUD_JAVA_OPTS: "-Xms8m -Xmx8m" },
    });
    assert.equal(code, OUT_OF_MEMORY, stderr);
    assert.match(stderr, /aloud: out of memory.*ALOUD_JAVA_OPTS=-Xmx/);
  });

  test("it runs through a symbolic link, from any folder, with spaces in the path", async () => {
    const folder = temporaryFolder();
    const link = join(folder, "my aloud");
    symlinkSync(join(repository, "aloud"), link);
    const { code, stdout } = await aloud(["version"], { cwd: folder, launcher: link });
    assert.equal(code, 0);
    assert.match(stdout, /\d+\.\d+\.\d+/);
  });
});

describe("models", () => {
  test("lists flite and its voices", async () => {
    const { code, stdout } = await aloud(["models"]);
    assert.equal(code, 0);
    for (const name of ["flite", "slt", "rms", "awb", "kal16"]) assert.match(stdout, new RegExp(`\\b${name}\\b`));
  });

  test("--json is for scripts", async () => {
    const { code, stdout } = await aloud(["models", "--json"]);
    assert.equal(code, 0);
    const listed = JSON.parse(stdout);
    const models = Array.isArray(listed) ? listed : listed.models;
    const flite = models.find(({ id }) => id === "flite");
    assert.equal(flite.default_voice, "slt");
    assert.equal(flite.sample_rate, 16000);
  });
});

describe("a model that is not installed", () => {
  const env = { ALOUD_MODELS: temporaryFolder() };

  test("is listed with what to do about it", async () => {
    const { code, stdout } = await aloud(["models"], { env });
    assert.equal(code, 0);
    assert.match(stdout, /^kokoro-82m +not installed +- +- +Apache-2\.0$/m);
    assert.match(stdout, /'aloud models install kokoro-82m' installs it: 328\.4 MB to download/);
  });

  test("cannot be verified, and is removed without complaint", async () => {
    const verified = await aloud(["models", "verify", "kokoro-82m"], { env });
    assert.equal(verified.code, FAILED);
    assert.match(verified.stderr, /kokoro-82m is not installed; aloud models install kokoro-82m installs it/);
    assert.equal((await aloud(["models", "remove", "kokoro-82m"], { env })).code, 0);
  });

  test("is not installed without a registry, and it is said why", async () => {
    const nobody = { npm_config_registry: "http://127.0.0.1:1/", npm_config_cache: temporaryFolder() };
    const { code, stderr } = await aloud(["models", "install", "kokoro-82m"], { env: { ...env, ...nobody } });
    assert.equal(code, TRY_AGAIN, stderr);
    assert.match(stderr, /aloud: npm cannot reach its registry \(ECONNREFUSED\)/);
    const listed = JSON.parse((await aloud(["models", "--json"], { env })).stdout);
    assert.equal(listed.packs.find(({ id }) => id === "kokoro-82m").state, "not_installed");
  });
});

describe("speak", () => {
  const folder = temporaryFolder();
  let browser;
  let spoken;

  before(async () => {
    browser = await launchBrowser();
    spoken = await fliteAudio("kal16", SENTENCE);
  });
  after(() => browser?.close());

  /** Decodes any audio file with Chromium, which shares no code with what wrote it. */
  async function decode(file) {
    const page = await browser.newPage();
    try {
      const { sampleRate, channel } = await page.evaluate(async (base64) => {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        const audio = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes.buffer);
        return { sampleRate: audio.sampleRate, channel: Array.from(audio.getChannelData(0)) };
      }, readFileSync(file).toString("base64"));
      return { sampleRate, samples: Float32Array.from(channel) };
    } finally {
      await page.close();
    }
  }

  test("writes a WAV file that holds exactly what flite says", async () => {
    const out = join(folder, "out.wav");
    const { code, stderr } = await aloud(["speak", SENTENCE, "--voice", "kal16", "-o", out]);
    assert.equal(code, 0, stderr);
    const { sampleRate, pcm } = readWav(readFileSync(out));
    assert.equal(sampleRate, spoken.sampleRate);
    assert.deepEqual(pcm, spoken.pcm);
  });

  for (const format of ["ogg", "mp3", "flac"]) {
    test(`writes an ${format} file that a browser plays: the same speech, at the same time`, async () => {
      const out = join(folder, `out.${format}`);
      const { code, stderr } = await aloud(["speak", SENTENCE, "--voice", "kal16", "-o", out]);
      assert.equal(code, 0, stderr);
      const { sampleRate, samples } = await decode(out);
      const heard = resample(samples, sampleRate, spoken.sampleRate);
      const original = toFloat(spoken.pcm);
      const lateMs = Math.abs(heard.length - original.length) / (spoken.sampleRate / 1000);
      assert.ok(lateMs <= 60, `${heard.length} samples of ${original.length}`);
      const likeness = bestCorrelation(heard, original, spoken.sampleRate / 20);
      assert.ok(likeness > 0.8, `alike by ${likeness.toFixed(3)}`);
    });
  }

  test("reads a file, and standard input", async () => {
    const text = join(folder, "text.txt");
    writeFileSync(text, SENTENCE);
    for (const [source, input] of [
      [text, ""],
      ["-", SENTENCE],
    ]) {
      const out = join(folder, "read.wav");
      const { code, stderr } = await aloud(["speak", source, "--voice", "kal16", "-o", out], { input });
      assert.equal(code, 0, stderr);
      assert.deepEqual(readWav(readFileSync(out)).pcm, spoken.pcm);
    }
  });

  test("a mistake is told, with its exit code, and leaves no file behind", async () => {
    const out = (name) => join(folder, name);
    const page = join(folder, "page.html");
    writeFileSync(page, `<p>${SENTENCE}</p>`);
    for (const [args, says, exit] of [
      [["speak", page, "-o", out("bad.wav")], /page\.html is a web page.*plain text/, WRONG_USAGE],
      [["speak", SENTENCE, "-o", out("bad.xyz")], /xyz|wav/, WRONG_USAGE],
      [["speak", SENTENCE, "--voice", "nobody", "-o", out("bad.wav")], /nobody/, null],
      [["speak", SENTENCE, "--model", "nothing", "-o", out("bad.wav")], /nothing/, null],
      [["speak", " ", "-o", out("bad.wav")], /nothing to speak/, FAILED],
      [["speak", "!!!", "-o", out("bad.wav")], /nothing to speak/, FAILED],
      [["speak", SENTENCE, "-o", join(folder, "no", "such", "folder.wav")], /folder/, FAILED],
    ]) {
      const { code, stderr } = await aloud(args);
      if (exit === null) assert.ok([FAILED, WRONG_USAGE].includes(code), `${args}: ended with ${code}`);
      else assert.equal(code, exit, `${args}: ${stderr}`);
      assert.match(stderr, says);
      assert.doesNotMatch(stderr, /Exception|\tat /, "a stack trace is not for people");
    }
    for (const name of ["bad.xyz", "bad.wav"]) assert.ok(!existsSync(out(name)), name);
  });
});

describe("serve", () => {
  test("prints one line when it is ready, and ends well when asked to", async () => {
    const server = await serve();
    assert.equal((await fetch(`${server.url}/health/live`)).status, 200);
    const { code } = await server.stop();
    assert.match(server.output().stdout, /^Aloud is ready at http:\/\/127\.0\.0\.1:\d+\/?\n$/);
    assert.equal(code, STOPPED_BY_SIGTERM);
  });

  test("a port that is taken is said in one line", async () => {
    const server = await serve();
    try {
      const { port } = new URL(server.url);
      const { code, stderr } = await aloud(["serve", "--port", port, "--data", temporaryFolder()]);
      assert.equal(code, FAILED, stderr);
      assert.match(stderr, new RegExp(port));
      assert.doesNotMatch(stderr, /\tat /);
    } finally {
      await server.stop();
    }
  });
});

/** The correlation at the best shift of at most this many samples: a codec may delay a little. */
function bestCorrelation(a, b, mostShift) {
  let best = 0;
  for (let shift = -mostShift; shift <= mostShift; shift++) {
    const [fromA, fromB] = [Math.max(0, shift), Math.max(0, -shift)];
    const length = Math.min(a.length - fromA, b.length - fromB);
    best = Math.max(best, correlation(a, fromA, b, fromB, length));
  }
  return best;
}
