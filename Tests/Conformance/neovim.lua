-- Run by neovim.sh: what a person does, step by step; the first step that fails ends it.
local root = os.getenv("SHIMON_ROOT")

local function say(text)
  io.stdout:write(text .. "\n")
end

local function check(condition, what)
  if not condition then
    say("FAILED: " .. what)
    vim.cmd("cquit! 1")
  end
end

local function wait(what, condition)
  check(vim.wait(20000, condition, 20), what)
end

local function codes()
  local found = {}
  for _, diagnostic in ipairs(vim.diagnostic.get(0)) do
    found[diagnostic.code or (diagnostic.user_data or {}).lsp and diagnostic.user_data.lsp.code or ""] = diagnostic
  end
  return found
end

local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 20000)
  check(answers ~= nil, method .. " is answered")
  for _, answer in pairs(answers) do
    check(answer.err == nil and answer.error == nil, method .. " has no error")
    return answer.result
  end
end

local function place(line, text)
  vim.api.nvim_win_set_cursor(0, { line, text })
  return vim.lsp.util.make_position_params(0, "utf-16")
end

local function main()
  vim.cmd("filetype on")
  local shimon = dofile(root .. "/SamplePolicies/editors/neovim/shimon.lua")
  shimon.command = { os.getenv("SHIMON"), "lsp" }
  vim.cmd("edit proposal.yaml")
  vim.cmd("set filetype=yaml")
  wait("findings arrive", function()
    return #vim.diagnostic.get(0) > 20
  end)

  local hover = ask("textDocument/hover", place(vim.fn.search("^種類:", "nw"), 0))
  check(hover and hover.contents.value:find("何について諮問・報告するか", 1, true), "hover explains the field")

  -- A new line is typed, completed and found wrong.
  local last = vim.api.nvim_buf_line_count(0)
  vim.api.nvim_buf_set_lines(0, last, last, false, { "再委託: " })
  local list = ask("textDocument/completion", place(last + 1, #"再委託: "))
  local items = list.items or list
  check(#items >= 4 and items[1].label == "禁止", "choices are offered")
  vim.lsp.util.apply_text_edits({ items[1].textEdit }, 0, "utf-16")
  check(vim.fn.getline(last + 1) == "再委託: 禁止", "the choice is written")
  vim.api.nvim_buf_set_lines(0, last, last + 1, false, { "再委託: 禁じる" })
  wait("the mistake is found", function()
    return codes()["proposal/unknown-choice"] ~= nil
  end)

  -- The first quick fix mends it.
  local mistake = codes()["proposal/unknown-choice"]
  vim.api.nvim_win_set_cursor(0, { mistake.lnum + 1, mistake.col })
  local params = vim.lsp.util.make_range_params(0, "utf-16")
  params.context = { diagnostics = {} }
  local actions = ask("textDocument/codeAction", params)
  check(#actions > 0, "quick fixes are offered")
  vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
  wait("the mistake is gone", function()
    return codes()["proposal/unknown-choice"] == nil
  end)

  local definition = ask("textDocument/definition", place(vim.fn.search("扱う情報: \\[文書番号", "nw"), #"    扱う情報: ["))
  check(definition and definition[1].range.start.line + 1 == vim.fn.search("名称: 文書番号", "nw"), "the declaration is found")

  local symbols = ask("textDocument/documentSymbol", { textDocument = vim.lsp.util.make_text_document_params() })
  check(#symbols > 15, "the outline")

  -- Formatting, as Neovim applies it, must not change what is found.
  local before = #vim.diagnostic.get(0)
  if vim.lsp.buf.format then
    vim.lsp.buf.format({ timeout_ms = 20000 })
  else
    vim.lsp.buf.formatting_sync(nil, 20000)
  end
  vim.wait(500)
  wait("the same findings after formatting", function()
    return #vim.diagnostic.get(0) == before
  end)

  vim.lsp.stop_client(vim.lsp.get_active_clients())
  wait("the server ends", function()
    return shimon.exit_status ~= nil
  end)
  check(shimon.exit_status == 0, "with status 0, not " .. tostring(shimon.exit_status))
  local version = vim.version()
  say(("ok: Neovim %d.%d: findings, hover, completion, quick fix, definition, outline, formatting, end"):format(
    version.major, version.minor))
  vim.cmd("qall!")
end

local fine, problem = pcall(main)
check(fine, tostring(problem))
