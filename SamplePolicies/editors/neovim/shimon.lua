-- Shimon for Neovim 0.7 or newer. Put this file into ~/.config/nvim/plugin/ and `shimon` into your PATH.
-- It serves YAML files that say `形式: shimon/1` (or `format: shimon/1`) near their top, and all YAML files below a folder
-- with a policy (.shimon.yaml or .shimon.yml).

local M = {}

M.command = { "shimon", "lsp" }

-- The folder of the nearest policy, if there is one.
local function policy_folder(path)
  local folder = vim.fn.fnamemodify(path, ":p:h")
  while folder ~= "" do
    if vim.fn.filereadable(folder .. "/.shimon.yaml") == 1 or vim.fn.filereadable(folder .. "/.shimon.yml") == 1 then
      return folder
    end
    local parent = vim.fn.fnamemodify(folder, ":h")
    if parent == folder then
      return nil
    end
    folder = parent
  end
end

local function is_proposal(buffer)
  for _, line in ipairs(vim.api.nvim_buf_get_lines(buffer, 0, 30, false)) do
    if line:match("^%S+:%s*shimon/") then
      return true
    end
  end
  return policy_folder(vim.api.nvim_buf_get_name(buffer)) ~= nil
end

local client

function M.attach(buffer)
  if not is_proposal(buffer) then
    return
  end
  local config = {
    name = "shimon",
    cmd = M.command,
    root_dir = policy_folder(vim.api.nvim_buf_get_name(buffer)) or vim.fn.getcwd(),
    -- Messages in English: init_options = { lang = "en" },
    on_exit = function(status)
      client = nil
      M.exit_status = status
    end,
    on_attach = function(_, attached)
      local function map(keys, action)
        vim.keymap.set("n", keys, action, { buffer = attached })
      end
      vim.api.nvim_buf_set_option(attached, "omnifunc", "v:lua.vim.lsp.omnifunc")
      map("K", vim.lsp.buf.hover)
      map("gd", vim.lsp.buf.definition)
      map("gr", vim.lsp.buf.references)
      map("ga", vim.lsp.buf.code_action)
      map("gO", vim.lsp.buf.document_symbol)
      map("]d", vim.diagnostic.goto_next)
      map("[d", vim.diagnostic.goto_prev)
    end,
  }
  client = client or vim.lsp.start_client(config)
  if client then
    vim.lsp.buf_attach_client(buffer, client)
  end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = "yaml",
  callback = function(event)
    M.attach(event.buf)
  end,
})

return M
