-- nostall-clangd in Neovim, 0.7 or later. Put this into init.lua, or load it from there with `dofile`. Who has
-- nvim-lspconfig needs one line instead: vim.lsp.config('clangd', { cmd = { 'nostall-clangd' } })
-- (before Neovim 0.11: require('lspconfig').clangd.setup({ cmd = { 'nostall-clangd' } })).
local clients = {} -- by project, where Neovim does not keep them itself

local function root_of(file)
  local marks = { 'compile_commands.json', 'build/compile_commands.json', 'compile_flags.txt', '.clangd', '.git' }
  local folder = vim.fn.fnamemodify(file, ':p:h')
  while true do
    for _, mark in ipairs(marks) do
      if vim.loop.fs_stat(folder .. '/' .. mark) then
        return folder
      end
    end
    local above = vim.fn.fnamemodify(folder, ':h')
    if above == folder then
      return vim.fn.fnamemodify(file, ':p:h')
    end
    folder = above
  end
end

-- Makes all safe fixes of a file before it is written, for who sets vim.g.nostall_fix_on_save.
vim.api.nvim_create_autocmd('BufWritePre', {
  pattern = { '*.c', '*.cc', '*.cpp', '*.cxx', '*.h', '*.hh', '*.hpp', '*.hxx' },
  callback = function(event)
    if not vim.g.nostall_fix_on_save then
      return
    end
    local params = {
      textDocument = { uri = vim.uri_from_bufnr(event.buf) },
      range = { start = { line = 0, character = 0 }, ['end'] = { line = 0, character = 0 } }, -- any: it is the file's
      context = { only = { 'source.fixAll.nostall' }, diagnostics = {} },
    }
    local answers = vim.lsp.buf_request_sync(event.buf, 'textDocument/codeAction', params, 5000)
    for id, answer in pairs(answers or {}) do
      for _, action in ipairs(answer.result or {}) do
        if action.kind == 'source.fixAll.nostall' then
          vim.lsp.util.apply_workspace_edit(action.edit, vim.lsp.get_client_by_id(id).offset_encoding)
        end
      end
    end
  end,
})

vim.api.nvim_create_autocmd('FileType', {
  pattern = { 'c', 'cpp' },
  callback = function(event)
    local config = {
      name = 'nostall-clangd',
      cmd = { vim.g.nostall_clangd or 'nostall-clangd' },
      root_dir = root_of(vim.api.nvim_buf_get_name(event.buf)),
    }
    if vim.lsp.start then
      vim.lsp.start(config, { bufnr = event.buf })
    else
      clients[config.root_dir] = clients[config.root_dir] or vim.lsp.start_client(config)
      vim.lsp.buf_attach_client(event.buf, clients[config.root_dir])
    end
  end,
})
