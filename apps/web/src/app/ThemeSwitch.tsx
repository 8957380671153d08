import { useState } from 'react';
import { chooseTheme, currentTheme } from '../ui/theme';
import type { Theme } from '../ui/theme';
import { words } from '../ui/words';

const THEMES: readonly Theme[] = ['auto', 'light', 'dark'];

/** Kept on this device, not in the address: a copied link shows figures, not someone's lamp. */
export function ThemeSwitch() {
  const [theme, setTheme] = useState(currentTheme);
  return (
    <div className="theme" role="group" aria-label={words.shell.theme}>
      {THEMES.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === theme}
          onClick={() => {
            chooseTheme(value);
            setTheme(value);
          }}
        >
          {words.shell.themes[value]}
        </button>
      ))}
    </div>
  );
}
