// Types for the checker; nothing of this file is in the page.

declare class DecompressionStream {
  constructor(format: string);
  readonly readable: ReadableStream<Uint8Array>;
  readonly writable: WritableStream<Uint8Array>;
}

/** What `configure` and `view` take. */
type Settings = Record<string, string>;
/** What the learner changed: `null` drops a setting of the lesson. */
type Changes = Record<string, string | null>;

interface LessonView { panel: string; place: "main" | "side"; weight: number; options?: Settings | null }
interface Question { at: number; question: string; choices?: string[] | null; answer: string; reveal: number | null }
interface RecordedView { panel: string; place: "main" | "side"; weight: number; width: number; height: number; theme: string; ground: string }
interface Recorded {
  frames: { iteration: number; values: { name: string; text: string }[]; description: string }[];
  views: RecordedView[];
  layers: string;
}
interface LessonScene {
  title: string; subtitle?: string | null; source?: string | null; notes?: string[] | null; settings?: Settings | null;
  views?: LessonView[] | null; frames?: number[] | null;
  narration?: { at: number | null; text: string }[] | null; questions?: Question[] | null;
  recorded?: Recorded | null;
}
interface Lesson {
  version: number; language: string; title: string; summary?: string | null; author?: string | null;
  source?: string | null; theme?: string | null; scenes: LessonScene[];
}

interface FindingRecord {
  kind: string; title: string; tone: string; first: number; last: number; markup: string; sentence: string;
}
interface EventRecord { frame: number; iteration: number; kind: string; tone: string; title: string }
interface RunRecord { label: string; iterations: number; rate: number | null; value: number | string; stop: { name: string } }
interface Summary {
  frames: number; kept: number[] | null; iterations: number; dimension: number; variables: string[];
  formula: string; gradient: string[]; name: string; title: string; domain: number[][]; start: number[];
  starts: { name: string; position: number[] }[]; method: { name: string; title: string; equations: string[] };
  rate: number | null; schedule: { name: string; title: string } | null;
  stable: { limit: number | string; best: number | null; formula: string } | null;
  stop: { name: string }; events: EventRecord[]; findings: FindingRecord[];
  columns: { name: string; symbol: string }[]; runs: RunRecord[];
}
interface Line {
  name: string; coordinate: number | null; symbol: string; symbolic: string; substituted: string; result: string; note: string | null;
}
interface StepRecord {
  frame: number; iteration: number; position: number[]; value: number | string; gradient: number[]; norm: number | string;
  rate: number; update: number[] | null; text: Record<string, string>;
  quantities: { name: string; symbol: string; values: number[] }[]; lines: Line[]; findings: FindingRecord[]; description: string;
}
interface SettingInfo {
  name: string; kind: "number" | "choice" | "flag" | "numbers"; symbol?: string | null; summary: string;
  standard?: string | null; lower?: number | null; upper?: number | null; whole?: boolean; choices?: string[] | null;
}
interface MethodInfo { name: string; title: string; summary: string; rate: number | null; settings: SettingInfo[] }
interface Catalogue {
  methods: (MethodInfo & { equations: string[] })[];
  schedules: { name: string; title: string; summary: string; equation: string; settings: SettingInfo[] }[];
  surfaces: { name: string; title: string; formula: string; markup: string; dimension: number; starts: { name: string; position: number[] }[] }[];
}
