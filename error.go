package sitrep

import (
	"errors"
	"fmt"
	"time"
)

// The codes of Error, by which callers branch.
const (
	EInvalid      = "invalid"
	ENotFound     = "not_found"
	EConflict     = "conflict"
	EUnauthorized = "unauthorized"
	EForbidden    = "forbidden"
	ETooMany      = "too_many"
	EUnavailable  = "unavailable"
)

// Error is a failure that a caller may branch on. Message is for people and tells
// the cause too.
type Error struct {
	Code    string
	Message string
	Err     error
}

func (e *Error) Error() string {
	return e.Message
}

func (e *Error) Unwrap() error { return e.Err }

// Errorf makes an Error; %w keeps its cause.
func Errorf(code, format string, args ...any) error {
	err := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: err.Error(), Err: errors.Unwrap(err)}
}

// Code returns the code of the Error in err's chain, or "".
func Code(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// RetryAt wraps a handler's error so that its job is tried again at that time.
type RetryAt struct {
	At  time.Time
	Err error
}

func (e *RetryAt) Error() string { return e.Err.Error() }
func (e *RetryAt) Unwrap() error { return e.Err }

// Cancel wraps a handler's error so that its job is not tried again.
type Cancel struct{ Err error }

func (e *Cancel) Error() string { return e.Err.Error() }
func (e *Cancel) Unwrap() error { return e.Err }
