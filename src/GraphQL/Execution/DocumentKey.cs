namespace Kpi.GraphQL.Execution;

/// <summary>A document's bytes as the key of a cache: the hash is seeded anew in every process, and equal hashes are not taken for equal documents.</summary>
internal readonly struct DocumentKey : IEquatable<DocumentKey>
{
    private readonly ReadOnlyMemory<byte> document;
    private readonly int hash;

    public DocumentKey(ReadOnlyMemory<byte> document)
    {
        this.document = document;
        var code = default(HashCode);
        code.AddBytes(document.Span);
        hash = code.ToHashCode();
    }

    /// <summary>The same key over a copy of the document.</summary>
    public DocumentKey Kept() => new(document.ToArray());

    public ReadOnlyMemory<byte> Document => document;

    public bool Equals(DocumentKey other) => hash == other.hash && document.Span.SequenceEqual(other.document.Span);

    public override bool Equals(object? obj) => obj is DocumentKey other && Equals(other);

    public override int GetHashCode() => hash;
}
