;;; emacs.el --- nostall-clangd in Emacs -*- lexical-binding: t -*-

;; With eglot, which is part of Emacs 29 and a package before. Put this into init.el, or load it from there; then
;; `M-x eglot' in a C++ file, or eglot-ensure as below.

(require 'eglot)

(defvar nostall-clangd "nostall-clangd" "The server's path.")

(add-to-list 'eglot-server-programs `((c-mode c++-mode) . (,nostall-clangd)))
(add-hook 'c++-mode-hook #'eglot-ensure)

;;; emacs.el ends here
