using System.Security.Cryptography;

namespace Kpi.GraphQL.Execution;

/// <summary>Documents known by the SHA-256 of their text: registered by the server's owner, or by clients (automatic persisted queries).</summary>
public sealed class PersistedDocuments
{
    private readonly Dictionary<string, byte[]> trusted = new(StringComparer.Ordinal);
    private readonly BoundedCache<string, byte[]> automatic = new(capacity: 1000);

    /// <summary>Whether clients may register documents; true unless set.</summary>
    public bool AllowAutomatic { get; set; } = true;

    /// <summary>Whether only documents registered by the owner are executed; false unless set.</summary>
    public bool TrustedOnly { get; set; }

    /// <summary>Registers a document and gives the hash by which clients ask for it: 64 lower-case hexadecimal digits.</summary>
    public string Add(string document)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(document);
        var hash = Hash(bytes);
        trusted[hash] = bytes;
        return hash;
    }

    /// <summary>Registers every <c>.graphql</c> file of a folder.</summary>
    public void AddFolder(string path)
    {
        foreach (var file in Directory.EnumerateFiles(path, "*.graphql", SearchOption.AllDirectories))
        {
            Add(File.ReadAllText(file));
        }
    }

    /// <summary>The document to execute, from the text and the hash that the client sent; at least one of them is there.</summary>
    /// <exception cref="GraphQLException">The hash is unknown, does not belong to the text, or the document is not trusted.</exception>
    internal ReadOnlyMemory<byte> Resolve(ReadOnlyMemory<byte>? text, string? hash)
    {
        if (TrustedOnly)
        {
            var id = hash ?? Hash(text!.Value.Span);
            return trusted.TryGetValue(id, out var known) && (text is null || Hash(text.Value.Span) == id)
                ? known
                : throw Refused("Only registered documents are executed.", ErrorCodes.PersistedQueryOnly);
        }

        if (hash is null)
        {
            return text!.Value;
        }

        if (text is not { } given)
        {
            return trusted.TryGetValue(hash, out var known) || (AllowAutomatic && automatic.TryGet(hash, out known))
                ? known
                : throw Refused("PersistedQueryNotFound", ErrorCodes.PersistedQueryNotFound);
        }

        if (Hash(given.Span) != hash)
        {
            throw Refused("The hash does not belong to the document.", ErrorCodes.BadRequest);
        }

        if (AllowAutomatic && !automatic.TryGet(hash, out _))
        {
            automatic.Add(hash, given.ToArray());
        }

        return given;
    }

    private static string Hash(ReadOnlySpan<byte> document) => Convert.ToHexStringLower(SHA256.HashData(document));

    private static GraphQLException Refused(string message, string code) => new(new Error(message) { Code = code });
}
