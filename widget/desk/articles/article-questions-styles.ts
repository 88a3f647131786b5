import { css } from 'lit';

/** Of the editor's dialogs. */
export const articleQuestionsStyles = css`
  dialog {
    inline-size: min(460px, calc(100vi - 32px));
    max-block-size: calc(100dvb - 32px);
    padding: 20px 24px;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--desk-raised);
    color: var(--_text);
    box-shadow: var(--_shadow);
  }
  dialog[open],
  dialog form {
    display: grid;
    gap: 12px;
  }
  dialog::backdrop {
    background: rgb(10 12 14 / 0.4);
  }
  dialog h2 {
    font-size: 1.0625rem;
    font-weight: 650;
  }
  .answers {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
  }
  .versions {
    display: grid;
    max-block-size: 50vb;
    overflow-y: auto;
    list-style: none;
  }
  .versions li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
    padding-block: 8px;
    border-block-end: 1px solid var(--_line);
  }
  .version {
    display: grid;
    min-inline-size: 0;
  }
  .version .quiet {
    font-size: 0.8125rem;
  }
`;
