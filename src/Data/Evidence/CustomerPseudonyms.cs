using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;

namespace Kpi.Data.Evidence;

/// <summary>
/// Names that stand for the warehouse's own numbers of customers, the same name for the same customer. The numbers themselves would tell who
/// it is where a source's customer ids run as they do; only whoever holds the key can lead a name back.
/// </summary>
/// <param name="key">A secret of the installation: 32 bytes.</param>
public sealed class CustomerPseudonyms(byte[] key)
{
    private const int BlockBytes = 16;

    /// <summary>The name of a number: 22 letters, digits, hyphens and underlines.</summary>
    public string Hide(int number)
    {
        var block = new byte[BlockBytes];
        BinaryPrimitives.WriteInt32BigEndian(block, number);
        using var aes = Cipher();
        return Base64Url.EncodeToString(aes.EncryptEcb(block, PaddingMode.None));
    }

    /// <summary>The number of a name; null if it is none that <see cref="Hide"/> gave.</summary>
    public int? Reveal(ReadOnlySpan<char> name)
    {
        var block = new byte[BlockBytes];
        if (!Base64Url.IsValid(name, out var length) || length != BlockBytes || !Base64Url.TryDecodeFromChars(name, block, out _))
        {
            return null;
        }

        using var aes = Cipher();
        var plain = aes.DecryptEcb(block, PaddingMode.None);
        return plain.AsSpan(sizeof(int)).ContainsAnyExcept((byte)0) ? null : BinaryPrimitives.ReadInt32BigEndian(plain);
    }

    // One block at a time is a permutation of numbers: nothing follows a block that it could give away.
    private Aes Cipher()
    {
        var aes = Aes.Create();
        aes.Key = key;
        return aes;
    }
}
