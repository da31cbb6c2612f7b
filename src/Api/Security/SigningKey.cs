using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;

namespace Kpi.Api.Security;

/// <summary>The key that signs the demo's tokens: random, made on first use, kept in the warehouse's folder and nowhere else.</summary>
internal static class SigningKey
{
    private const int Bytes = 64;

    public static SymmetricSecurityKey In(string directory)
    {
        Directory.CreateDirectory(directory);
        var file = Path.Combine(directory, "signing.key");
        try
        {
            using var stream = new FileStream(file, NewFile());
            stream.Write(RandomNumberGenerator.GetBytes(Bytes));
        }
        catch (IOException) when (File.Exists(file))
        {
            // Made before; the file is the key.
        }

        return new(File.ReadAllBytes(file));
    }

    private static FileStreamOptions NewFile()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
