import { Component, type ReactNode } from 'react';

export interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** Shown in place of the children; `retry` renders them again. */
  readonly fallback: (retry: () => void) => ReactNode;
}

interface State {
  readonly failed: boolean;
}

/** Catches errors of the views, so that the page is never empty. The table itself is not affected. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.fallback(() => this.setState({ failed: false }));
  }
}
