package vault

// Limits of what is read and written. They stand far above any real vault, and
// below what could exhaust a small computer. A document past one of them is
// refused as a whole (ErrTooLarge, ErrDamaged), an entry is set aside.
const (
	// MaxSealed is the size of the largest file that Open reads, in bytes.
	MaxSealed = 64 << 20
	// MaxSealedIdentity is the same for sealed identities and deletion codes.
	MaxSealedIdentity = 64 << 10

	// MaxEntries is the number of entries in a vault, deleted ones and those
	// set aside among them.
	MaxEntries = 50_000
	// MaxMembers is the number of people who may open one vault.
	MaxMembers = 32
	// MaxRevision keeps a revision at ten digits, and exact in every JSON
	// reader.
	MaxRevision = 9_999_999_999

	// MaxPast is the number of earlier saves that a document names.
	MaxPast = 128

	// MaxPlace is the greatest Place of an entry: exact in every JSON reader.
	MaxPlace = 1<<53 - 1

	// MaxHistory is the number of versions in an entry's history.
	MaxHistory = 20

	// MaxName is the length of a member's name, MaxNote of an entry's note,
	// MaxTag of one tag, MaxDeletionCode of a deletion code's text: all in
	// bytes of UTF-8. MaxTags is the number of an entry's tags.
	MaxName         = 256
	MaxNote         = 16 << 10
	MaxTag          = 256
	MaxTags         = 64
	MaxDeletionCode = 4096

	// MaxPassphrase is the length of a normalised passphrase in bytes. A
	// terminal hands no longer line to the age command.
	MaxPassphrase = 4000

	// maxWord bounds the short words: id, service, status.
	maxWord = 64
	// maxDepth bounds how deep JSON values lie in one another.
	maxDepth = 32
	// maxFields bounds the fields of one JSON object.
	maxFields = 256
	// maxUnknown and maxUnknownSize bound the unknown fields of one object, in
	// number and in bytes. Known fields are bounded one by one: so what was
	// read can always be written, and read again.
	maxUnknown     = 128
	maxUnknownSize = 64 << 10

	// maxHeader and maxStanzas bound the part of a sealed file that stands before
	// its content: one stanza of 1.7 KB for each recipient.
	maxHeader  = 256 << 10
	maxStanzas = 64

	// maxHistorySize bounds an entry's history in bytes.
	maxHistorySize = 256 << 10

	// maxWorkFactor is the highest scrypt cost that a file may ask for: 1 GiB
	// of memory and some seconds. age's own limit is 4 GiB.
	maxWorkFactor = 20
)
