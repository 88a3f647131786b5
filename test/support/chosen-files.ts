// Files without the system's own dialog, which not every engine lets a test answer: a press on the paper clip chooses
// those that `data-choose` of the page names, as in `oak.png held.txt`. What begins with `held` stays on its way, what
// begins with `broken` fails the first time, and what is called a picture is one, unless it begins with `false`.

/** Runs in the page before its own scripts, and stands by itself. */
export function chooseFiles(): void {
  const draw = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 320, height: 240 });
    const pen = canvas.getContext('2d')!;
    pen.fillStyle = '#7a5230';
    pen.fillRect(20, 60, 280, 120);
    return (await new Promise<Blob | null>((done) => canvas.toBlob(done)))!;
  };
  const make = async (name: string) => {
    const isPicture = name.endsWith('.png') && !name.startsWith('false');
    const type = name.endsWith('.png') ? 'image/png' : name.endsWith('.txt') ? 'text/plain' : '';
    return new File([isPicture ? await draw() : name], name, { type });
  };
  const click = HTMLInputElement.prototype.click;
  HTMLInputElement.prototype.click = function () {
    if (this.type !== 'file') return click.call(this);
    const names = document.documentElement.dataset['choose']!.split(' ');
    void Promise.all(names.map(make)).then((files) => {
      const chosen = new DataTransfer();
      for (const file of files) chosen.items.add(file);
      this.files = chosen.files;
      this.dispatchEvent(new Event('change'));
    });
  };
  const { fetch } = window;
  const failed = new Set<string>();
  window.fetch = (input, init = {}) => {
    const { method, body } = init;
    const text = method === 'PATCH' ? new TextDecoder().decode(body as ArrayBuffer) : '';
    if (text.startsWith('held')) return new Promise<Response>(() => {});
    if (!text.startsWith('broken') || failed.has(text)) return fetch(input, init);
    failed.add(text);
    const error = { code: 'bad-request', message: 'It broke.' };
    return Promise.resolve(Response.json({ error }, { status: 400 }));
  };
}

/** Runs in the page. */
export function nextChoice(names: string): void {
  document.documentElement.dataset['choose'] = names;
}
