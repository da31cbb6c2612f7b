using System.Security.Cryptography;

namespace Kpi.Data.Import.Sources;

/// <summary>What one reading of a file's bytes tells: what it is (its hash), and how its text may be written.</summary>
/// <param name="Sha256">SHA-256 in lower-case hexadecimal.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ChangedAt">When it was last written to, in UTC.</param>
/// <param name="Head">Its first bytes, at most 65,536.</param>
/// <param name="Encoding">The name of the encoding that its bytes speak for.</param>
internal sealed record FileScan(string Sha256, long Bytes, DateTime ChangedAt, byte[] Head, string Encoding)
{
    private const int HeadBytes = 1 << 16;
    private const int BlockBytes = 1 << 20;

    /// <summary>Reads a file once, from its first byte to its last.</summary>
    /// <exception cref="DataException">FILE_UNREADABLE, or NOT_A_TABLE for one of no bytes.</exception>
    public static FileScan Of(string path, CancellationToken cancellation)
    {
        try
        {
            if (new FileInfo(path).Length == 0)
            {
                // A pipe has no length either, and opening it would wait for its writer, for ever if there is none.
                throw new DataException(
                    "NOT_A_TABLE",
                    $"{Path.GetFileName(path)} is empty, or no regular file but a pipe or a device; give a file."
                );
            }

            var changedAt = File.GetLastWriteTimeUtc(path);
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var utf8 = new EncodingCheck("utf-8");
            byte[]? head = null;
            var bytes = 0L;
            foreach (var part in Blocks(path, cancellation))
            {
                hash.AppendData(part.Span);
                utf8.Add(part.Span);
                head ??= part[..Math.Min(part.Length, HeadBytes)].ToArray();
                bytes += part.Length;
            }

            head ??= [];
            var encoding = EncodingGuess.Utf16(head) ?? (utf8.Holds || !Is("gb18030", path, cancellation) ? "utf-8" : "gb18030");
            return new(Convert.ToHexStringLower(hash.GetHashAndReset()), bytes, changedAt, head, encoding);
        }
        catch (Exception cannot) when (cannot is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(path, cannot);
        }
    }

    /// <summary>Whether the file is still what was scanned, as far as its size and time say.</summary>
    public bool IsStill(string path)
    {
        var now = new FileInfo(path);
        return now.Exists && now.Length == Bytes && now.LastWriteTimeUtc == ChangedAt;
    }

    public static DataException Unreadable(string path, Exception cannot) =>
        new("FILE_UNREADABLE", $"The file {Path.GetFileName(path)} cannot be read: {cannot.Message.TrimEnd('.')}.");

    private static bool Is(string encoding, string path, CancellationToken cancellation)
    {
        var check = new EncodingCheck(encoding);
        foreach (var part in Blocks(path, cancellation).TakeWhile(_ => check.Holds))
        {
            check.Add(part.Span);
        }

        return check.Holds;
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Blocks(string path, CancellationToken cancellation)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        var block = new byte[BlockBytes];
        for (var read = Fill(); read > 0; read = Fill())
        {
            cancellation.ThrowIfCancellationRequested();
            yield return block.AsMemory(0, read);
        }

        int Fill() => stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false);
    }
}
