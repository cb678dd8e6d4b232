// nostall in VS Code: starts nostall-clangd and connects it. Alone it is the C++ language server; beside the clangd
// extension it says only what clangd does not know.
import * as fs from 'fs';
import * as path from 'path';
import * as vscode from 'vscode';
import { LanguageClient, LanguageClientOptions, Middleware, ServerOptions } from 'vscode-languageclient/node';

const CLANGD_EXTENSION = 'llvm-vs-code-extensions.vscode-clangd';
const SOURCE = 'nostall';

let client: LanguageClient | undefined;

/** The server's path, or nothing when there is none. */
function serverPath(): string | undefined {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '';
  const name = vscode.workspace.getConfiguration('nostall').get<string>('path', 'nostall-clangd')
    .replace('${workspaceFolder}', folder);
  const candidates = name.includes('/')
    ? [path.resolve(folder, name)]
    : (process.env.PATH ?? '').split(path.delimiter).map((below) => path.join(below, name));
  return candidates.find((file) => {
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return fs.statSync(file).isFile();
    } catch {
      return false;
    }
  });
}

function isBeside(): boolean {
  const mode = vscode.workspace.getConfiguration('nostall').get<string>('mode', 'auto');
  return mode === 'beside' || (mode === 'auto' && vscode.extensions.getExtension(CLANGD_EXTENSION) !== undefined);
}

/** What VS Code asks for before it saves, if the user wants it. */
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append('nostall');

/** Leaves to the other extension what both servers would say. */
const onlyFindings: Middleware = {
  handleDiagnostics: (uri, diagnostics, next) => next(uri, diagnostics.filter((d) => d.source === SOURCE)),
  provideCodeActions: (document, range, context, token, next) => {
    if (context.only?.contains(FIX_ALL)) {
      return next(document, range, { ...context, diagnostics: [] }, token);
    }
    const own = context.diagnostics.filter((d) => d.source === SOURCE);
    return own.length === 0 ? [] : next(document, range, { ...context, diagnostics: own }, token);
  },
  provideHover: async (document, position, token, next) => {
    // clangd's own words come first, nostall's behind the last line of dashes.
    const hover = await next(document, position, token);
    const words = hover?.contents.map((c) => (typeof c === 'string' ? c : c.value)).join('\n') ?? '';
    const at = words.lastIndexOf('\n---\nnostall: ');
    return at < 0 ? undefined : new vscode.Hover(new vscode.MarkdownString(words.slice(at + 5)), hover?.range);
  },
  provideCompletionItem: () => [],
  provideSignatureHelp: () => undefined,
  provideDefinition: () => undefined,
  provideDeclaration: () => undefined,
  provideTypeDefinition: () => undefined,
  provideImplementation: () => undefined,
  provideReferences: () => [],
  provideDocumentHighlights: () => [],
  provideDocumentSymbols: () => [],
  provideWorkspaceSymbols: () => [],
  provideDocumentLinks: () => [],
  provideDocumentFormattingEdits: () => [],
  provideDocumentRangeFormattingEdits: () => [],
  provideOnTypeFormattingEdits: () => [],
  provideFoldingRanges: () => [],
  provideSelectionRanges: () => [],
  provideInlayHints: () => [],
  provideDocumentSemanticTokens: () => undefined,
  provideDocumentSemanticTokensEdits: () => undefined,
  provideDocumentRangeSemanticTokens: () => undefined,
  prepareCallHierarchy: () => undefined,
  prepareTypeHierarchy: () => undefined,
  prepareRename: () => Promise.reject(new Error('renaming is left to the other extension')),
};

async function start(): Promise<void> {
  const command = serverPath();
  if (command === undefined) {
    const open = 'Open settings';
    const chosen = await vscode.window.showErrorMessage(
      'nostall: the server nostall-clangd was not found; name it by the setting nostall.path', open);
    if (chosen === open) {
      await vscode.commands.executeCommand('workbench.action.openSettings', 'nostall.path');
    }
    return;
  }
  const args = vscode.workspace.getConfiguration('nostall').get<string[]>('arguments', []);
  const server: ServerOptions = { command, args };
  const options: LanguageClientOptions = {
    documentSelector: [{ scheme: 'file', language: 'cpp' }, { scheme: 'file', language: 'c' }],
    synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher('**/.nostall.yaml') },
    middleware: isBeside() ? onlyFindings : {},
  };
  client = new LanguageClient('nostall', 'nostall', server, options);
  await client.start();
}

async function stop(): Promise<void> {
  const running = client;
  client = undefined;
  await running?.stop();
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(vscode.commands.registerCommand('nostall.restart', async () => {
    await stop();
    await start();
  }));
  await start();
}

export async function deactivate(): Promise<void> {
  await stop();
}
