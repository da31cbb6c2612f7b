namespace Microsoft.SqlServer.Server;

// The public shapes that SqlClient's metadata names. CLR user-defined types are the only feature
// they would serve, and this product has none; nothing here is ever called.

/// <summary>How a CLR user-defined type is stored.</summary>
public enum Format
{
    /// <summary>Not stated.</summary>
    Unknown,

    /// <summary>By the server's own layout.</summary>
    Native,

    /// <summary>By the type's <see cref="IBinarySerialize"/>.</summary>
    UserDefined,
}

/// <summary>Reads and writes a CLR user-defined type.</summary>
public interface IBinarySerialize
{
    /// <summary>Restores the value.</summary>
    void Read(BinaryReader r);

    /// <summary>Stores the value.</summary>
    void Write(BinaryWriter w);
}

/// <summary>A CLR user-defined type that the server would refuse.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message) { }

    /// <summary>Names the type and the reason for which it is refused.</summary>
    public static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType.FullName}' is an invalid user defined type, reason: {resourceReason}.");
}

/// <summary>Marks a CLR user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How it is stored.</summary>
    public Format Format { get; } = format;

    /// <summary>Largest stored size in bytes.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether every value has that size.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether stored bytes sort as values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>A method that judges a value.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>Name on the server.</summary>
    public string? Name { get; set; }
}
