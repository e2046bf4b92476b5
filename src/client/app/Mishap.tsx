import { Component, type ReactNode } from 'react';

export interface MishapProps {
  readonly children: ReactNode;
  /** Shown instead; `retry` shows the children anew. */
  readonly instead: (retry: () => void) => ReactNode;
}

interface State {
  readonly failed: boolean;
}

/** Catches what a view throws, so that nobody is left with an empty page: the table itself is untouched by it. */
export class Mishap extends Component<MishapProps, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return this.props.instead(() => this.setState({ failed: false }));
  }
}
