;;; The session that emacs.test tells: emacs --batch -l THIS FILE-TO-OPEN.  -*- lexical-binding: t -*-
(require 'cl-lib)

(defun wait (what condition)
  (let ((end (+ (float-time) 60)))
    (while (not (funcall condition))
      (when (> (float-time) end)
        (message "failed: %s" what)
        (kill-emacs 1))
      (accept-process-output nil 0.05))))

(defun findings ()
  (mapcar #'flymake-diagnostic-text (flymake-diagnostics)))

(setq eglot-confirm-server-initiated-edits nil)
(find-file (pop command-line-args-left))
(call-interactively #'eglot)
(wait "a server" #'eglot-managed-p)
(flymake-start)
(wait "a finding" #'findings)
(defvar finding (cl-find-if (lambda (d) (string-match-p "nostall-blocking-call" (flymake-diagnostic-text d)))
                            (flymake-diagnostics)))
(message "line %d: %s" (line-number-at-pos (flymake-diagnostic-beg finding)) (flymake-diagnostic-text finding))

(goto-char (flymake-diagnostic-beg finding))
(setq last-nonmenu-event ?x) ; the choice is made in the minibuffer, not in a menu
(cl-letf (((symbol-function 'completing-read)
           (lambda (_prompt choices &rest _)
             (let ((titles (mapcar (lambda (c) (if (consp c) (car c) c)) choices)))
               (dolist (title titles) (message "offered: %s" title))
               (cl-find-if (lambda (title) (string-match-p "on a thread of a pool" title)) titles)))))
  (eglot-code-actions (point) nil nil t))
(wait "the edit" (lambda () (save-excursion (goto-char (point-min)) (search-forward "to_thread(" nil t))))
(save-buffer) ; tells the server of the change, which Emacs else does when it is idle
(wait "a clean file" (lambda () (null (findings))))
(message "clean")
(eglot-shutdown (eglot-current-server))
