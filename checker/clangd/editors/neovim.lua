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
