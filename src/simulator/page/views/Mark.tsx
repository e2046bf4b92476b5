/** The simulator's sign: two windows of one meeting, a card going from one to the other. */
export function Mark({ size = 32 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" fill="none" aria-hidden="true">
      <rect x="2" y="4" width="20" height="16" rx="3" fill="#5b5fc7" />
      <rect x="10" y="12" width="20" height="16" rx="3" fill="#8b8fe8" stroke="#fff" strokeWidth="1.5" />
      <rect x="16" y="15.5" width="7" height="9.5" rx="1.5" fill="#fff" transform="rotate(8 19.5 20)" />
      <path d="M18 19h3.4M17.8 21.2h2.4" stroke="#5b5fc7" strokeWidth="1.3" strokeLinecap="round" />
    </svg>
  );
}

/** The app's button in Teams' toolbar, as Teams draws every app: a small square of its own colour. */
export function AppMark({ size = 20 }: { readonly size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <rect width="20" height="20" rx="4" fill="#0f6cbd" />
      <rect x="4" y="4.5" width="7" height="10" rx="1.4" fill="#b4d6fa" transform="rotate(-8 7.5 9.5)" />
      <rect x="8.5" y="5" width="7" height="10" rx="1.4" fill="#fff" transform="rotate(7 12 10)" />
      <path d="M10.6 8.8l3.2.4M10.4 11l2.2.3" stroke="#0f6cbd" strokeWidth="1.1" strokeLinecap="round" />
    </svg>
  );
}
