/** What a check can say to an answer that is wrong, read from its code. */
import ts from 'typescript';

export interface Idea {
  /** As it is written, with `…` for what is filled in. */
  readonly words: string;
  /** Matches the message, and nothing else. */
  readonly pattern: RegExp;
}

/** Each once: two assertions may have the same idea. */
export function ideasIn(check: string): Idea[] {
  const file = ts.createSourceFile('check.ts', check, ts.ScriptTarget.Latest, true);
  const nodes = descendants(file);
  const relays = new Set(nodes.filter(isRelay).map(({ name }) => name.getText()));
  const takesIdea = (called: string): boolean => called.startsWith('assert.') || relays.has(called);
  const messages = nodes.flatMap((node) => {
    if (ts.isCallExpression(node) && takesIdea(node.expression.getText()))
      return node.arguments.slice(-1);
    return isIdea(node) && node.initializer ? [node.initializer] : [];
  });
  const ideas = [...messages.flatMap(branches), ...questions(check)];
  return [...new Map(ideas.map((idea) => [idea.words, idea])).values()];
}

function descendants(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => void children.push(child));
  return children.flatMap((child) => [child, ...descendants(child)]);
}

/** A function of the check whose last parameter is the idea: it hands it on to an assertion. */
function isRelay(node: ts.Node): node is ts.VariableDeclaration {
  if (!ts.isVariableDeclaration(node) || !node.initializer) return false;
  const { initializer } = node;
  return ts.isArrowFunction(initializer) && isNamedIdea(initializer.parameters.at(-1));
}

function isIdea(node: ts.Node): node is ts.VariableDeclaration {
  return ts.isVariableDeclaration(node) && isNamedIdea(node);
}

function isNamedIdea(declaration: ts.NamedDeclaration | undefined): boolean {
  return declaration?.name?.getText() === 'idea';
}

function branches(message: ts.Expression): Idea[] {
  if (ts.isConditionalExpression(message))
    return [message.whenTrue, message.whenFalse].flatMap(branches);
  if (ts.isStringLiteralLike(message)) return [ideaOf([message.text])];
  if (!ts.isTemplateExpression(message)) return [];
  return [ideaOf([message.head.text, ...message.templateSpans.map((span) => span.literal.text)])];
}

/** A comment that asks is what the reader is told when the types of the line below do not fit. */
function questions(check: string): Idea[] {
  return [...check.matchAll(/^\s*\/\/ (.*\?.*)$/gm)].map(([, words = '']) => ideaOf([words]));
}

function ideaOf(parts: readonly string[]): Idea {
  const escaped = parts.map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return { words: parts.join('…'), pattern: new RegExp(`^${escaped.join('.+')}$`) };
}
