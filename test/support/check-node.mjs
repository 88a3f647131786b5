// Runs before every npm script that needs a current Node, and so that even an old one can read it: plain JavaScript.
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < 22 || (major === 22 && minor < 18)) {
  console.error(
    `care-widget needs Node 22.18 or newer, and this is ${process.version}. ` +
      '`npm ci` brings a newer one for all scripts of this project unless it runs with --ignore-scripts.',
  );
  process.exit(1);
}
