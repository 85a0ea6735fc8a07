;;; shimon.el --- Shimon in Emacs 29 or newer, by Eglot  -*- lexical-binding: t; -*-

;;; Commentary:
;; (require 'shimon) in your init.el.  Messages in English: ("shimon" "lsp" "--lang" "en").

;;; Code:

(require 'eglot)

(defvar shimon-command '("shimon" "lsp")
  "The language server and its arguments.")

(add-to-list 'eglot-server-programs (cons '(yaml-mode yaml-ts-mode) (lambda (_) shimon-command)))

(defun shimon-maybe-start ()
  "Start the server for a buffer that says `shimon/' near its top or has a policy above it."
  (when (or (save-excursion
              (goto-char (point-min))
              (re-search-forward "^[^ \n]+:[ ]*shimon/" (line-beginning-position 30) t))
            (and buffer-file-name (or (locate-dominating-file buffer-file-name ".shimon.yaml")
                     (locate-dominating-file buffer-file-name ".shimon.yml"))))
    (eglot-ensure)))

(add-hook 'yaml-mode-hook #'shimon-maybe-start)
(add-hook 'yaml-ts-mode-hook #'shimon-maybe-start)

(provide 'shimon)
;;; shimon.el ends here
