// Package app owns the window: which screen it shows, the second hand that
// tells a screen the time, and the news that the user is still there. It
// knows screens only by a small interface and holds no rule of the domain.
package app
